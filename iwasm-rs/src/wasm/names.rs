//! Function names for traces and profilers: the `name` section, else imports and exports, else `$f<index>`.

use std::collections::HashMap;

use wasmparser::{BinaryReader, KnownCustom, Name, NameSectionReader, Parser, Payload};

use super::module::{ExternKind, Module};

impl Module {
    /// Names of functions by index, as far as the module tells them. Decodes the `name` section, so call it once and late.
    pub fn func_names(&self) -> HashMap<u32, String> {
        let mut names = HashMap::new();
        for (name, export) in &self.exports {
            if export.kind == ExternKind::Func {
                names.insert(export.index, name.clone());
            }
        }
        for func in 0..self.imported_funcs {
            if let Some(import) = self.func_import(func) {
                names.insert(func, format!("{}.{}", import.module, import.name));
            }
        }
        let Some(range) = self.name_section.clone() else { return names };
        let reader = NameSectionReader::new(BinaryReader::new(&self.bytes[range.clone()], range.start as u64));
        for subsection in reader {
            // A malformed custom section never makes a module invalid: what can be read is used.
            let Ok(subsection) = subsection else { break };
            let Name::Function(map) = subsection else { continue };
            names.extend(map.into_iter().map_while(Result::ok).map(|naming| (naming.index, naming.name.to_string())));
        }
        names
    }

    /// Names of all functions, each different, as profiles have them: the number is added where one name is not enough.
    pub fn profile_names(&self) -> Vec<String> {
        let mut names = self.func_names();
        // Profiles are texts with a name a line, and lines of other kinds.
        let is_plain =
            |name: &String| name.starts_with(|c: char| c.is_alphabetic() || "_.<(".contains(c)) && !name.contains(char::is_control);
        names.retain(|_, name| is_plain(name));
        let mut uses: HashMap<&str, u32> = HashMap::new();
        names.values().for_each(|name| *uses.entry(name).or_default() += 1);
        let name = |index: u32| match names.get(&index) {
            Some(name) if uses[name.as_str()] == 1 && !name.contains('#') => name.clone(),
            Some(name) => format!("{name}#{index}"),
            None => format!("f#{index}"),
        };
        (0..self.funcs.len() as u32).map(name).collect()
    }

    /// The languages that it was written in, as its `producers` section says. Walks over the module, so ask once and late.
    pub fn languages(&self) -> Vec<String> {
        let mut languages = Vec::new();
        // As above: what can be read is used.
        for payload in Parser::new(0).parse_all(&self.bytes).map_while(Result::ok) {
            let Payload::CustomSection(section) = payload else { continue };
            let KnownCustom::Producers(fields) = section.as_known() else { continue };
            for field in fields.into_iter().map_while(Result::ok).filter(|field| field.name == "language") {
                languages.extend(field.values.into_iter().map_while(Result::ok).map(|value| value.name.to_string()));
            }
        }
        languages
    }
}
