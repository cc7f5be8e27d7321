//! Has the crate built again when a file of the built-in bank is added or taken away.

fn main() {
    println!("cargo::rerun-if-changed=questions");
    println!("cargo::rerun-if-changed=answers");
}
