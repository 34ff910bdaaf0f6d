//! What is lowered says what the tree walk says, for any formula, population and choice of rows.

mod agreement;
mod exact;
mod fixture;
mod formulas;
mod kernels;
mod memo;
