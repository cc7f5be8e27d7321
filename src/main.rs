//! The thin binary: arguments in, exit code out.

fn main() -> std::process::ExitCode {
    greenroom::cli::main(std::env::args_os())
}
