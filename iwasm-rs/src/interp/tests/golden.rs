//! The threaded code of small functions, compared with text that has been read by a maintainer: `golden/<name>.wat` and `golden/<name>.txt`.
//! After a change of the translator, `BLESS=1 cargo test -p iwasm golden` writes the texts anew, and the diff shows what it does.

use std::fs;
use std::path::Path;

use super::*;

/// Release builds merge equal functions, after which handlers have several names. The code is the same in all builds.
#[test]
#[cfg_attr(not(debug_assertions), ignore = "handlers have no names of their own")]
#[cfg_attr(miri, ignore = "reads files")]
fn golden_threaded_code_is_as_it_was_read() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/interp/tests/golden");
    let bless = std::env::var_os("BLESS").is_some();
    let mut differing = Vec::new();
    let mut functions = 0;
    for entry in fs::read_dir(&directory).expect("the directory of the texts") {
        let path = entry.expect("the directory of the texts").path();
        if path.extension().is_none_or(|e| e != "wat") {
            continue;
        }
        let text = code_of(&fs::read_to_string(&path).expect("text of the test"));
        functions += text.matches("\n  frame").count();
        let expected = path.with_extension("txt");
        if fs::read_to_string(&expected).unwrap_or_default() == text {
            continue;
        }
        if bless {
            fs::write(&expected, text).expect("blessed");
        } else {
            differing.push(format!("{}: now\n{text}", expected.display()));
        }
    }
    assert!(functions >= 36, "{functions} functions");
    assert!(differing.is_empty(), "{}\nRead them, and write them with BLESS=1.", differing.join("\n"));
}

/// The code of all functions that a module defines.
fn code_of(text: &str) -> String {
    let bytes = wat::parse_str(text).expect("text of the test");
    let module = Arc::new(Module::decode(bytes, Bodies::Validate).expect("module of the test"));
    let interpreter = Interpreter::new(module.clone()).expect("small");
    let names = module.func_names();
    let mut text = "; Written by `BLESS=1 cargo test -p iwasm golden`.\n".to_string();
    for func in &interpreter.funcs[module.imported_funcs as usize..] {
        interpreter.code_of(func).unwrap_or_else(|_| panic!("function {}", func.index));
        let code = func.code().expect("just translated");
        text += &format!("\n{} {}\n{}", names[&func.index], module.func_type(func.index), print::print(&interpreter, code));
    }
    text
}
