//! Which language a family reads.

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// The default.
    #[default]
    Chinese,
    /// A page of its own, for who does not read Chinese.
    English,
}

/// A program for the browser speaks one language, so that nobody downloads the words of the other.
#[cfg(target_arch = "wasm32")]
impl Language {
    /// The language of the program.
    pub const fn current() -> Self {
        if cfg!(feature = "english") {
            Self::English
        } else {
            Self::Chinese
        }
    }
}

/// On the host it is chosen, for tests and for pages that are drawn ahead.
#[cfg(not(target_arch = "wasm32"))]
mod host {
    extern crate std;

    use core::cell::Cell;

    use super::Language;

    std::thread_local! {
        static CURRENT: Cell<Language> = const { Cell::new(Language::Chinese) };
    }

    /// Goes back to what was spoken before, even after a panic.
    struct Before(Language);

    impl Drop for Before {
        fn drop(&mut self) {
            CURRENT.set(self.0);
        }
    }

    impl Language {
        /// The language spoken on this thread.
        pub fn current() -> Self {
            CURRENT.get()
        }

        /// Speaks this language on this thread until `work` is done.
        pub fn speak<T>(self, work: impl FnOnce() -> T) -> T {
            let _before = Before(CURRENT.replace(self));
            work()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::not_published, Language};

    #[test]
    fn the_language_is_that_of_the_work() {
        let spoken = Language::English.speak(|| (not_published(), Language::Chinese.speak(not_published)));
        assert_eq!(spoken, ("(see the published figure)", "（以公布为准）"));
        assert_eq!(Language::current(), Language::Chinese);
    }
}
