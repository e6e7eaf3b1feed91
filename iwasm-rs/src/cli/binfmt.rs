//! Starts by the kernel, which runs modules as programs once `misc/binfmt/register` has told it how.
//!
//! With the flags of [`wali_syscalls::binfmt`] the words are the file's path, the program's `argv[0]` and its arguments: no options, so
//! three variables of the environment stand for those that matter then, as they do for the reference's wrapper.

use std::ffi::OsString;

use super::options::{Config, Strace, Verbosity};
use crate::sys;

/// The configuration of a start by the kernel; `None` when a user started this program.
pub(super) fn configuration(words: &[OsString]) -> Option<Config> {
    if sys::started_for_a_file() { from_words(words, |name| std::env::var_os(name)) } else { None }
}

/// What the words and variables say. A value that makes no sense is as if it were not there: no program fails because of it.
fn from_words(words: &[OsString], variable: impl Fn(&str) -> Option<OsString>) -> Option<Config> {
    let [file, argv0, args @ ..] = words else { return None };
    let given = |name| variable(name).filter(|value: &OsString| !value.is_empty());
    let level = given("WALI_VERBOSE").and_then(|value| value.to_str()?.parse().ok());
    let strace = |value: OsString| match value.to_str().map(str::parse::<i64>) {
        Some(Ok(_)) => Strace::Stderr,
        _ => Strace::File { path: value.into(), append: true },
    };
    Some(Config {
        file: file.clone(),
        argv0: Some(argv0.clone()),
        args: args.to_vec(),
        verbosity: level.map(Verbosity).filter(|level| *level <= Verbosity::HIGHEST).unwrap_or(Verbosity(0)),
        env_file: given("WALI_ENVFILE").map(Into::into),
        strace: given("WALI_STRACE").map(strace),
        by_kernel: true,
        ..Config::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str], variables: &[(&str, &str)]) -> Option<Config> {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        from_words(&words, |name| Some(variables.iter().find(|(n, _)| *n == name)?.1.into()))
    }

    #[test]
    fn no_word_is_an_option() {
        let config = parse(&["-v=1", "--help", "--strace", "x"], &[]).unwrap();
        assert_eq!((config.file.to_str(), config.argv0.as_ref().and_then(|a| a.to_str())), (Some("-v=1"), Some("--help")));
        assert_eq!(config.args, ["--strace", "x"]);
        assert_eq!((config.verbosity, config.strace, config.env_file), (Verbosity(0), None, None));
        assert!(parse(&["file"], &[]).is_none());
    }

    #[test]
    fn variables_stand_for_options() {
        let config = |variables| parse(&["f", "f"], variables).unwrap();
        assert_eq!(config(&[("WALI_VERBOSE", "3")]).verbosity, Verbosity(3));
        assert_eq!(config(&[("WALI_VERBOSE", "9")]).verbosity, Verbosity(0));
        assert_eq!(config(&[("WALI_STRACE", "1")]).strace, Some(Strace::Stderr));
        assert_eq!(config(&[("WALI_STRACE", "")]).strace, None);
        assert_eq!(config(&[("WALI_STRACE", "log")]).strace, Some(Strace::File { path: "log".into(), append: true }));
        assert_eq!(config(&[("WALI_ENVFILE", "/e")]).env_file, Some("/e".into()));
    }
}
