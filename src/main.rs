//! The command `mucthuoc`: everything is in [`mucthuoc::cli`].

fn main() -> std::process::ExitCode {
    mucthuoc::cli::run()
}
