//! Work that nobody waits for, on a thread of its own.

/// Does `work` on a thread called `name`; where no thread can be started, it is not done.
pub fn beside(name: &str, work: impl FnOnce() + Send + 'static) {
    let _ = std::thread::Builder::new().name(name.to_owned()).spawn(work);
}
