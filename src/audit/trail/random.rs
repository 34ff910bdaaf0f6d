//! Salts: 32 fresh random bytes each, asked of the system some at a time.

/// How many bytes are asked for at once.
const STOCK_BYTES: usize = 4096;

/// Random bytes in stock; each is given out once.
#[derive(Default)]
pub(in crate::audit) struct Salts {
    stock: Vec<u8>,
}

impl Salts {
    /// 32 random bytes.
    pub(in crate::audit) fn next(&mut self) -> Result<[u8; 32], getrandom::Error> {
        if self.stock.is_empty() {
            self.stock.resize(STOCK_BYTES, 0);
            if let Err(error) = getrandom::fill(&mut self.stock) {
                self.stock.clear();
                return Err(error);
            }
        }
        let rest = self.stock.split_off(self.stock.len() - 32);
        // INVARIANT (stock): a multiple of 32 bytes.
        Ok(rest.try_into().expect("32 bytes"))
    }
}
