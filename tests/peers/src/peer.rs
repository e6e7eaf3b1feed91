//! What the peers share.

use iwasm::runtime::TrapKind;
use iwasm::wasm::FuncType;
use wali_tests::differential::{Item, Log, Outcome, Subject, Type};

pub use wasm_smith::Config;

/// An engine of others with a module.
pub trait Peer: Sized {
    /// A store and an instance in it.
    type Running;
    /// A type of values, fields and elements.
    type Type: Type;
    /// A value.
    type Value;

    /// Leaves out what it has not.
    fn restrict(config: &mut Config);

    /// The engine with a module.
    fn new(bytes: &[u8]) -> Result<Self, String>;

    /// A new instance, whose host functions use the log.
    fn instantiate(&self, log: &Log) -> Result<Self::Running, Outcome>;

    /// Calls an exported function with arguments in slots.
    fn call(running: &mut Self::Running, log: &Log, name: &str, args: &[u64]) -> Outcome;

    /// What is exported by a name.
    fn item(running: &mut Self::Running, name: &str) -> Item;

    /// A value without what is the engine's own matter, in slots.
    fn slots(value: &Self::Value) -> Vec<u64>;

    /// [`Self::slots`] of all of them.
    fn plain(values: &[Self::Value]) -> Vec<u64> {
        values.iter().flat_map(Self::slots).collect()
    }

    /// Values from slots, each made of its type and its slots.
    fn values(types: &[Self::Type], slots: &[u64], mut make: impl FnMut(&Self::Type, &[u64]) -> Self::Value) -> Vec<Self::Value> {
        let mut rest = slots;
        let one = |ty: &Self::Type| {
            let (value, others) = rest.split_at(ty.kind().slots());
            rest = others;
            make(ty, value)
        };
        types.iter().map(one).collect()
    }
}

/// A peer as a subject.
pub struct Theirs<P: Peer> {
    peer: P,
    running: Option<P::Running>,
    log: Log,
}

impl<P: Peer> Theirs<P> {
    /// A module.
    pub fn new(bytes: &[u8]) -> Result<Theirs<P>, String> {
        Ok(Theirs { peer: P::new(bytes)?, running: None, log: Log::default() })
    }
}

impl<P: Peer> Subject for Theirs<P> {
    fn instantiate(&mut self) -> Outcome {
        self.running = None;
        self.log.clear();
        match self.peer.instantiate(&self.log) {
            Ok(running) => {
                self.running = Some(running);
                Outcome::Returned(Vec::new())
            }
            Err(outcome) => outcome,
        }
    }

    fn call(&mut self, name: &str, _: &FuncType, args: &[u64]) -> Outcome {
        P::call(self.running.as_mut().expect("instantiated before"), &self.log, name, args)
    }

    fn log(&self) -> Vec<u64> {
        self.log.all()
    }

    fn item(&mut self, name: &str) -> Item {
        self.running.as_mut().map_or(Item::Other, |running| P::item(running, name))
    }
}

/// A memory of these bytes.
pub fn of_bytes(bytes: &[u8]) -> Item {
    Item::memory(bytes.len(), |range| bytes[range].to_vec())
}

/// A trap without distinctions that the peers do not make.
pub fn coarse(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Trapped(TrapKind::UndefinedElement) => Outcome::Trapped(TrapKind::TableOutOfBounds),
        Outcome::Trapped(TrapKind::UninitializedElement | TrapKind::NullFunctionReference) => Outcome::Trapped(TrapKind::NullReference),
        // Which of the two an access is that is both, engines decide.
        Outcome::Trapped(TrapKind::UnalignedAtomic) => Outcome::Trapped(TrapKind::MemoryOutOfBounds),
        other => other,
    }
}
