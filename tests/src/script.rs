//! Runs the scripts of the specification's test suite.

mod spectest;
mod value;

use std::collections::HashMap;
use std::sync::Arc;

use iwasm::runtime::{Engine, Exit, Extern, Instance, InstantiateError, Linker, Store};
use iwasm::wasm::{Module, slots};
use wast::core::WastArgCore;
use wast::parser::{self, ParseBuffer};
use wast::token::Id;
use wast::{QuoteWat, Wast, WastArg, WastDirective, WastExecute, WastInvoke, Wat};

use crate::mode::Mode;

/// A directive that did not do what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Line of the directive, counted from 1.
    pub line: usize,
    /// What happened.
    pub what: String,
}

/// Runs all directives of a script: those that failed, in order.
pub fn run(mode: Mode, text: &str) -> Vec<Failure> {
    let mut lexer = wast::lexer::Lexer::new(text);
    lexer.allow_confusing_unicode(true);
    let parsed = ParseBuffer::new_with_lexer(lexer);
    let script = parsed.as_ref().map_err(|e| e.to_string()).and_then(|b| parser::parse::<Wast<'_>>(b).map_err(|e| e.to_string()));
    let directives = match script {
        Ok(script) => script.directives,
        Err(what) => return vec![Failure { line: 0, what }],
    };
    let store = Store::new();
    let mut script = Script::new(mode, &store);
    let mut failures = Vec::new();
    for directive in directives {
        let line = directive.span().linecol_in(text).0 + 1;
        if let Err(what) = script.directive(directive) {
            failures.push(Failure { line, what });
        }
    }
    failures
}

/// How running a directive's subject ended, other than by returning.
enum Stop {
    /// It could not be tried.
    Error(String),
    /// The module was not linked.
    Link(String),
    /// The call did not return.
    Exit(Exit),
}

impl Stop {
    fn text(&self) -> String {
        match self {
            Stop::Error(text) | Stop::Link(text) => text.clone(),
            Stop::Exit(exit) => exit.to_string(),
        }
    }
}

type Loaded = (Arc<Module>, Arc<dyn Engine>);

struct Script<'s> {
    mode: Mode,
    store: &'s Arc<Store>,
    linker: Linker,
    definitions: HashMap<String, Loaded>,
    last_definition: Option<Loaded>,
    instances: HashMap<String, &'s Instance>,
    /// The current module; none after one that failed.
    current: Option<&'s Instance>,
}

impl<'s> Script<'s> {
    fn new(mode: Mode, store: &'s Arc<Store>) -> Self {
        let linker = spectest::linker(store);
        let (definitions, instances) = Default::default();
        Script { mode, store, linker, definitions, last_definition: None, instances, current: None }
    }

    fn directive(&mut self, directive: WastDirective<'_>) -> Result<(), String> {
        match directive {
            WastDirective::Module(mut module) => {
                self.current = None;
                let instance = self.instantiate_text(&mut module).map_err(|e| e.text())?;
                self.name_instance(module.name(), instance);
                Ok(())
            }
            WastDirective::ModuleDefinition(mut module) => {
                let loaded = self.mode.load(&module.encode().map_err(|e| e.to_string())?)?;
                if let Some(id) = module.name() {
                    self.definitions.insert(id.name().to_string(), loaded.clone());
                }
                self.last_definition = Some(loaded);
                Ok(())
            }
            WastDirective::ModuleInstance { instance, module, .. } => {
                let loaded = match module {
                    Some(id) => self.definitions.get(id.name()).cloned(),
                    None => self.last_definition.clone(),
                };
                let made = self.instantiate(&loaded.ok_or("no such module definition")?).map_err(|e| e.text())?;
                self.name_instance(instance, made);
                Ok(())
            }
            WastDirective::Register { name, module, .. } => self.register(name, module),
            WastDirective::Invoke(invoke) => self.invoke(&invoke).map(drop).map_err(|e| e.text()),
            WastDirective::AssertReturn { exec, results, .. } => {
                let got = self.execute(exec).map_err(|e| e.text())?;
                value::check(&got, &results)
            }
            WastDirective::AssertTrap { exec, message, .. } => expect_trap(self.execute(exec), message),
            WastDirective::AssertExhaustion { call, .. } => match self.invoke(&call) {
                Err(Stop::Exit(Exit::Trap(trap))) if trap.kind.text().ends_with("stack overflow") => Ok(()),
                other => Err(format!("expected a stack overflow, got {}", describe(&other))),
            },
            WastDirective::AssertException { exec, .. } => match self.execute(exec) {
                Err(Stop::Exit(Exit::Exception(_))) => Ok(()),
                other => Err(format!("expected an exception, got {}", describe(&other))),
            },
            WastDirective::AssertUnlinkable { mut module, message, .. } => {
                let loaded = self.load_wat(&mut module).map_err(|e| e.text())?;
                match self.instantiate(&loaded) {
                    Err(Stop::Link(text)) if text.starts_with(message) => Ok(()),
                    Err(other) => Err(format!("expected `{message}`, got `{}`", other.text())),
                    Ok(_) => Err(format!("expected `{message}`, but it was linked")),
                }
            }
            WastDirective::AssertMalformed { mut module, message, .. } | WastDirective::AssertInvalid { mut module, message, .. } => {
                let refused = module.encode().map_err(|e| e.to_string()).and_then(|bytes| self.mode.load(&bytes).map(drop)).is_err();
                if refused { Ok(()) } else { Err(format!("accepted, should be refused: {message}")) }
            }
            // Custom sections never make a module invalid for an engine.
            WastDirective::AssertInvalidCustom { .. } | WastDirective::AssertMalformedCustom { .. } => Ok(()),
            WastDirective::AssertSuspension { .. } | WastDirective::Thread(_) | WastDirective::Wait { .. } => {
                Err("a directive that this runner does not know".to_string())
            }
        }
    }

    fn name_instance(&mut self, id: Option<Id<'_>>, instance: &'s Instance) {
        if let Some(id) = id {
            self.instances.insert(id.name().to_string(), instance);
        }
        self.current = Some(instance);
    }

    fn instance(&self, id: Option<Id<'_>>) -> Result<&'s Instance, String> {
        match id {
            Some(id) => self.instances.get(id.name()).copied().ok_or_else(|| format!("no module ${}", id.name())),
            None => self.current.ok_or_else(|| "no current module".to_string()),
        }
    }

    fn register(&mut self, name: &str, module: Option<Id<'_>>) -> Result<(), String> {
        let instance = self.instance(module)?;
        for export in instance.module.exports.keys() {
            if let Some(item) = instance.export(export) {
                self.linker.define(name, export, item);
            }
        }
        Ok(())
    }

    fn load_wat(&self, module: &mut Wat<'_>) -> Result<Loaded, Stop> {
        let bytes = module.encode().map_err(|e| Stop::Error(e.to_string()))?;
        self.mode.load(&bytes).map_err(Stop::Error)
    }

    fn instantiate_text(&self, module: &mut QuoteWat<'_>) -> Result<&'s Instance, Stop> {
        let bytes = module.encode().map_err(|e| Stop::Error(e.to_string()))?;
        self.instantiate(&self.mode.load(&bytes).map_err(Stop::Error)?)
    }

    fn instantiate(&self, (module, engine): &Loaded) -> Result<&'s Instance, Stop> {
        Instance::new(self.store, module, engine, &self.linker, None).map_err(|error| match error {
            InstantiateError::Exit(exit) => Stop::Exit(exit),
            InstantiateError::Resources(..) => Stop::Error(error.to_string()),
            _ => Stop::Link(error.to_string()),
        })
    }

    fn execute(&mut self, exec: WastExecute<'_>) -> Result<Vec<u64>, Stop> {
        match exec {
            WastExecute::Invoke(invoke) => self.invoke(&invoke),
            WastExecute::Wat(mut module) => {
                let loaded = self.load_wat(&mut module)?;
                self.instantiate(&loaded).map(|_| Vec::new())
            }
            WastExecute::Get { module, global, .. } => match self.instance(module).map_err(Stop::Error)?.export(global) {
                Some(Extern::Global(global)) => Ok(global.get_wide()[..slots(global.ty.content_type)].to_vec()),
                _ => Err(Stop::Error(format!("no global {global}"))),
            },
        }
    }

    fn invoke(&self, invoke: &WastInvoke<'_>) -> Result<Vec<u64>, Stop> {
        let instance = self.instance(invoke.module).map_err(Stop::Error)?;
        let func = instance.module.exported_func(invoke.name).ok_or_else(|| Stop::Error(format!("no function {}", invoke.name)))?;
        let args: Result<Vec<Vec<u64>>, String> = invoke.args.iter().map(|arg| argument(instance, arg)).collect();
        instance.call(func, &args.map_err(Stop::Error)?.concat()).map_err(Stop::Exit)
    }
}

/// An argument, in slots.
fn argument(instance: &Instance, arg: &WastArg<'_>) -> Result<Vec<u64>, String> {
    match arg {
        WastArg::Core(WastArgCore::I32(v)) => Ok(vec![u64::from(*v as u32)]),
        WastArg::Core(WastArgCore::V128(v)) => Ok(value::halves(v.to_le_bytes())),
        WastArg::Core(WastArgCore::I64(v)) => Ok(vec![*v as u64]),
        WastArg::Core(WastArgCore::F32(v)) => Ok(vec![u64::from(v.bits)]),
        WastArg::Core(WastArgCore::F64(v)) => Ok(vec![v.bits]),
        WastArg::Core(WastArgCore::RefNull(_)) => Ok(vec![0]),
        WastArg::Core(WastArgCore::RefExtern(v)) => Ok(vec![value::host_reference(*v)]),
        WastArg::Core(WastArgCore::RefHost(v)) => value::internal_reference(instance, *v).map(|bits| vec![bits]),
        other => Err(format!("an argument that this runner does not know: {other:?}")),
    }
}

fn describe(outcome: &Result<Vec<u64>, Stop>) -> String {
    match outcome {
        Ok(values) => format!("results {values:x?}"),
        Err(stop) => format!("`{}`", stop.text()),
    }
}

/// The suite's names for some traps, where they are not a prefix of ours or the other way round.
const TRAP_NAMES: &[(&str, &str)] = &[
    ("null exception reference", "null reference"),
    ("null function reference", "null reference"),
    ("null structure reference", "null reference"),
    ("null array reference", "null reference"),
    ("null i31 reference", "null reference"),
];

fn expect_trap(outcome: Result<Vec<u64>, Stop>, message: &str) -> Result<(), String> {
    if let Err(Stop::Exit(Exit::Trap(trap))) = &outcome {
        let text = trap.kind.text();
        let alias = TRAP_NAMES.iter().any(|(theirs, ours)| message.starts_with(theirs) && *ours == text);
        if text.starts_with(message) || message.starts_with(text) || alias {
            return Ok(());
        }
    }
    Err(format!("expected trap `{message}`, got {}", describe(&outcome)))
}
