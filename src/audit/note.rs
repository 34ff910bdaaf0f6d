//! Signatures under checkpoints: C2SP signed notes with Ed25519.
//!
//! A signature says who vouched for a checkpoint. It does not stop the one who signs from
//! signing something else: copies kept elsewhere do.

use crate::audit::checkpoint::Checkpoint;
use crate::model::Fingerprint;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePublicKey, spki::der::pem::LineEnding};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey, pkcs8};

/// Marks Ed25519 in key ids and written keys.
const ED25519: u8 = 1;
/// Signature lines that are looked at, at most.
const MOST_SIGNATURES: usize = 64;

/// A key that signs checkpoints.
pub struct SecretKey {
    key: SigningKey,
}

impl SecretKey {
    /// A new key, from the system's randomness.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)?;
        Ok(SecretKey { key: SigningKey::from_bytes(&seed) })
    }

    /// Reads a private key in PKCS #8 PEM, as this program and `openssl genpkey` write it.
    pub fn from_pem(text: &str) -> Option<Self> {
        Some(SecretKey { key: SigningKey::from_pkcs8_pem(text).ok()? })
    }

    /// The private key in PKCS #8 PEM, without the public half: every OpenSSL reads it.
    pub fn to_pem(&self) -> String {
        use pkcs8::EncodePrivateKey;
        let bytes = pkcs8::KeypairBytes { secret_key: self.key.to_bytes(), public_key: None };
        let pem = bytes.to_pkcs8_pem(LineEnding::LF);
        pem.expect("INVARIANT (key): 32 bytes can be written").to_string()
    }

    /// What others need to check its signatures, under the name that stands beside them.
    pub fn public(&self, name: &str) -> PublicKey {
        PublicKey { name: name.to_owned(), key: self.key.verifying_key() }
    }

    /// The checkpoint with a signature under it, in the name of its origin.
    pub fn sign(&self, checkpoint: &Checkpoint) -> String {
        let text = checkpoint.to_string();
        let mut bytes = self.public(&checkpoint.origin).id().to_vec();
        bytes.extend_from_slice(&self.key.sign(text.as_bytes()).to_bytes());
        format!("{text}\n\u{2014} {} {}\n", checkpoint.origin, STANDARD.encode(bytes))
    }
}

/// A key that checks signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// The name that stands beside its signatures.
    pub name: String,
    key: VerifyingKey,
}

impl PublicKey {
    /// Reads `name+id+key`; `None` if it is not that, or the id is not that of the key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.trim_end().splitn(3, '+');
        let (name, id, key) = (words.next()?, words.next()?, words.next()?);
        let key: [u8; 33] = STANDARD.decode(key).ok()?.try_into().ok()?;
        let (kind, key) = key.split_first()?;
        let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let key = PublicKey { name: name.to_owned(), key };
        (*kind == ED25519 && !name.is_empty() && id == key.id_hex()).then_some(key)
    }

    /// The public key in PEM, for OpenSSL.
    pub fn to_pem(&self) -> String {
        let pem = self.key.to_public_key_pem(LineEnding::LF);
        pem.expect("INVARIANT (key): 32 bytes can be written")
    }

    fn id(&self) -> [u8; 4] {
        let hash =
            Fingerprint::of_parts(&[self.name.as_bytes(), b"\n", &[ED25519], self.key.as_bytes()]);
        [hash.0[0], hash.0[1], hash.0[2], hash.0[3]]
    }

    fn id_hex(&self) -> String {
        format!("{:08x}", u32::from_be_bytes(self.id()))
    }
}

impl std::fmt::Display for PublicKey {
    /// `name+id+key`, as C2SP writes it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut key = vec![ED25519];
        key.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, self.id_hex(), STANDARD.encode(key))
    }
}

/// What the signatures under a note say to somebody who trusts one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vouched {
    /// The key signed it.
    Signed,
    /// The key has not signed it.
    Unsigned,
    /// A line claims to be of the key, and is not.
    Forged,
}

/// Looks for the signature of a key under a note.
pub fn vouched(note: &str, key: &PublicKey) -> Vouched {
    let Some(end) = note.rfind("\n\n") else { return Vouched::Unsigned };
    let (text, lines) = (&note.as_bytes()[..=end], &note[end + 2..]);
    let mut found = Vouched::Unsigned;
    for line in lines.lines().take(MOST_SIGNATURES) {
        let Some((name, signature)) =
            line.strip_prefix("\u{2014} ").and_then(|rest| rest.split_once(' '))
        else {
            continue;
        };
        let bytes = STANDARD.decode(signature).unwrap_or_default();
        let Some((id, signature)) = bytes.split_first_chunk::<4>() else { continue };
        if name != key.name || *id != key.id() {
            continue;
        }
        let signature = Signature::from_slice(signature);
        let is_good = signature.is_ok_and(|good| key.key.verify_strict(text, &good).is_ok());
        if !is_good {
            return Vouched::Forged;
        }
        found = Vouched::Signed;
    }
    found
}
