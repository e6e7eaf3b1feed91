//! Random modules.

use arbitrary::Unstructured;
use wasm_smith::Config;

use crate::random::Random;

/// How many loop iterations and calls an instance may make before it traps.
const ROUNDS: u32 = 2000;

/// A module, valid and sure to end, that depends on the seed alone; `None` for seeds that give none.
pub fn generate(seed: u64) -> Option<Vec<u8>> {
    generate_with(seed, |_| {})
}

/// Like [`generate`], without features that some engine lacks.
pub fn generate_with(seed: u64, restrict: impl Fn(&mut Config)) -> Option<Vec<u8>> {
    let mut random = Random::new(seed);
    let bytes: Vec<u8> = (0..2048 << random.below(5)).map(|_| random.number() as u8).collect();
    // What Wasm 2 does not have, in every second module.
    let mut config = config(&mut random, seed % 2 == 1);
    restrict(&mut config);
    let mut module = wasm_smith::Module::new(config, &mut Unstructured::new(&bytes)).ok()?;
    module.ensure_termination(ROUNDS).ok()?;
    Some(module.to_bytes())
}

/// A valid module that is made from these bytes; it need not end.
pub fn from_bytes(bytes: &[u8]) -> Option<Vec<u8>> {
    made_from(bytes).map(|module| module.to_bytes())
}

/// The same, but sure to end.
pub fn ending_from_bytes(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut module = made_from(bytes)?;
    module.ensure_termination(ROUNDS).ok()?;
    Some(module.to_bytes())
}

fn made_from(bytes: &[u8]) -> Option<wasm_smith::Module> {
    let (seed, bytes) = bytes.split_first()?;
    let config = config(&mut Random::new(u64::from(*seed)), seed % 2 == 1);
    wasm_smith::Module::new(config, &mut Unstructured::new(bytes)).ok()
}

fn config(random: &mut Random, newer: bool) -> Config {
    Config {
        allow_start_export: random.below(8) == 0,
        canonicalize_nans: true,
        export_everything: true,
        max_data_segments: 4,
        max_element_segments: 4,
        max_elements: 8,
        max_funcs: 24,
        max_globals: 8,
        max_imports: 12,
        max_instructions: 40 << random.below(5),
        max_memory32_bytes: 1 << 20,
        max_table_elements: 1000,
        max_tables: 3,
        max_tags: 4,
        max_types: 12,
        min_funcs: 4,
        min_memories: u32::from(random.below(8) != 0),
        min_types: 3,
        compact_imports_enabled: false,
        custom_page_sizes_enabled: newer,
        gc_enabled: newer,
        max_memories: if newer { 3 } else { 1 },
        max_memory64_bytes: 1 << 20,
        memory64_enabled: newer,
        relaxed_simd_enabled: true,
        simd_enabled: true,
        wide_arithmetic_enabled: newer,
        ..Config::default()
    }
}
