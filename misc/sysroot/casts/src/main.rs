//! `wali-casts INPUT OUTPUT`: see the library.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(Into::into).collect();
    let [input, output] = &paths[..] else {
        eprintln!("usage: wali-casts INPUT OUTPUT");
        return ExitCode::from(2);
    };
    let rewritten = fs::read(input).map_err(|e| e.to_string()).and_then(|module| wali_casts::emulate(&module).map_err(|e| e.to_string()));
    match rewritten.map_err(|e| format!("{}: {e}", input.display())).and_then(|module| {
        // Written over what is there, which keeps its permissions.
        fs::write(output, module).map_err(|e| format!("{}: {e}", output.display()))
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wali-casts: {error}");
            ExitCode::FAILURE
        }
    }
}
