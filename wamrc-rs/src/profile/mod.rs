//! Optimisation by profiles: code that counts, and code that is made by the counts.
//!
//! A function's counts are found by its name, and by a hash of its control flow: of a function that has changed since they mean nothing.
//! [`sites`] says what is counted; [`mod@file`] reads what `llvm-profdata` writes; containers carry where the counters of a function are
//! ([`aot_format::container::Counters`]), and `iwasm --gen-prof-file` writes them.

mod file;
mod sites;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use aot_format::container::{Counters, MAX_SECTION_BYTES};
use inkwell::GlobalVisibility;
use inkwell::module::{FlagBehavior, Module as LlvmModule};
use inkwell::passes::PassBuilderOptions;
use inkwell::values::{BasicMetadataValueEnum, FunctionValue};
use iwasm::wasm::Module;

use crate::error::Error;
use crate::ir::{function_index, function_symbol};
use crate::options::{Options, Profiling};
use crate::target::Machine;
pub use file::ProfileError;
use sites::Sites;

/// LLVM's name of the counters of a part.
pub(crate) const COUNTERS_NAME: &str = "profile_counters";

/// Has edges without a block get one.
const SPLIT_EDGES: &str = "function(break-crit-edges)";

/// Has passes that follow know what is hot.
const KNOW_SUMMARY: &str = "require<profile-summary>";

/// The counts of a function with a certain control flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) hash: u64,
    pub(crate) counts: Vec<u64>,
}

/// Counts of a program's runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// By function name.
    records: HashMap<Vec<u8>, Vec<Record>>,
}

impl Profile {
    /// Reads a file of `llvm-profdata merge`, or of `iwasm --gen-prof-file`.
    ///
    /// # Errors
    /// When it is none, or damaged.
    pub fn read(file: &[u8]) -> Result<Profile, ProfileError> {
        file::read(file).map(|records| Profile { records })
    }
}

/// What is hot in a program and what is cold.
pub(crate) struct Heat {
    /// From so many executions on.
    hot: u64,
    /// Up to so many.
    cold: u64,
    /// All counts, descending.
    counts: Vec<u64>,
    functions: usize,
    highest_entry: u64,
    highest_inside: u64,
}

/// Parts of all that is executed, in millionths, as LLVM's summaries have them.
const CUTOFFS: &[u64] = &[
    10_000, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 700_000, 800_000, 900_000, 950_000, 990_000, 999_000, 999_900, 999_990,
    999_999,
];
const HOT_CUTOFF: u64 = 990_000;
const COLD_CUTOFF: u64 = 999_999;

impl Heat {
    fn of<'p>(records: impl Iterator<Item = &'p Record>) -> Heat {
        let mut heat = Heat { hot: 0, cold: 0, counts: Vec::new(), functions: 0, highest_entry: 0, highest_inside: 0 };
        for record in records {
            let [entry, inside @ ..] = &record.counts[..] else { continue };
            heat.functions += 1;
            heat.highest_entry = heat.highest_entry.max(*entry);
            heat.highest_inside = inside.iter().copied().fold(heat.highest_inside, u64::max);
            heat.counts.extend(&record.counts);
        }
        heat.counts.sort_unstable_by(|a, b| b.cmp(a));
        let rows: HashMap<u64, u64> = heat.rows().map(|(cutoff, least, _)| (cutoff, least)).collect();
        (heat.hot, heat.cold) = (rows[&HOT_CUTOFF].max(1), rows[&COLD_CUTOFF]);
        heat
    }

    fn total(&self) -> u64 {
        self.counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// For each part of all that is executed: the part, the least count that is needed for it, and how many counts are as large.
    fn rows(&self) -> impl Iterator<Item = (u64, u64, u64)> {
        let total = u128::from(self.total());
        let (mut sum, mut at, mut least) = (0u128, 0, 0);
        CUTOFFS.iter().map(move |cutoff| {
            while let Some(count) = self.counts.get(at).filter(|_| sum < total * u128::from(*cutoff) / 1_000_000) {
                (sum, at, least) = (sum + u128::from(*count), at + 1, *count);
            }
            (*cutoff, least, at as u64)
        })
    }

    /// Tells LLVM.
    fn describe(&self, llvm: &LlvmModule<'_>) {
        let context = llvm.get_context();
        let number = |value: u64| BasicMetadataValueEnum::from(context.i64_type().const_int(value, false));
        let pair = |name: &str, value| BasicMetadataValueEnum::from(context.metadata_node(&[context.metadata_string(name).into(), value]));
        let rows: Vec<_> = self
            .rows()
            .map(|(cutoff, least, count)| {
                let word = |value: u64| BasicMetadataValueEnum::from(context.i32_type().const_int(value, false));
                BasicMetadataValueEnum::from(context.metadata_node(&[word(cutoff), number(least), word(count)]))
            })
            .collect();
        let fields = [
            pair("ProfileFormat", context.metadata_string("InstrProf").into()),
            pair("TotalCount", number(self.total())),
            pair("MaxCount", number(self.counts.first().copied().unwrap_or_default())),
            pair("MaxInternalCount", number(self.highest_inside)),
            pair("MaxFunctionCount", number(self.highest_entry)),
            pair("NumCounts", number(self.counts.len() as u64)),
            pair("NumFunctions", number(self.functions as u64)),
            pair("DetailedSummary", context.metadata_node(&rows).into()),
        ];
        llvm.add_metadata_flag("ProfileSummary", FlagBehavior::Error, context.metadata_node(&fields));
    }
}

/// What is done about profiles in a compilation.
pub(crate) enum Plan {
    /// Nothing.
    Off,
    /// The code counts.
    Count,
    /// The code is made by counts.
    Weigh {
        /// By function index.
        records: Vec<Vec<Record>>,
        /// Of all the program.
        heat: Heat,
        /// By function index: whether some of the counts are of its control flow.
        fits: Vec<AtomicBool>,
    },
}

impl Plan {
    pub(crate) fn new(module: &Module, options: &Options) -> Self {
        match &options.profiling {
            Profiling::Off => Plan::Off,
            Profiling::Count => Plan::Count,
            Profiling::Use(profile) => {
                let records: Vec<_> =
                    module.profile_names().iter().map(|name| profile.records.get(name.as_bytes()).cloned().unwrap_or_default()).collect();
                let heat = Heat::of(records.iter().flatten());
                let fits = records.iter().map(|_| AtomicBool::new(false)).collect();
                Plan::Weigh { records, heat, fits }
            }
        }
    }

    /// Has the functions of a part count, or tells LLVM their counts: where the counters of each function are in the part's.
    pub(crate) fn apply(&self, llvm: &LlvmModule<'_>, machine: &Machine) -> Result<Vec<Counters>, Error> {
        let sites = || -> Result<Vec<(u32, Sites<'_>)>, Error> {
            llvm.run_passes(SPLIT_EDGES, &machine.machine, PassBuilderOptions::create())?;
            Ok(llvm.get_functions().filter_map(|f| Some((compiled_index(f)?, Sites::of(f)))).collect())
        };
        match self {
            Plan::Off => Ok(Vec::new()),
            Plan::Count => count(llvm, &sites()?),
            Plan::Weigh { records, heat, fits } => {
                heat.describe(llvm);
                for (index, sites) in sites()? {
                    let fitting = |record: &&Record| record.hash == sites.hash && record.counts.len() == sites.counters();
                    if let Some(record) = records[index as usize].iter().find(fitting) {
                        sites.weigh(&record.counts, heat)?;
                        fits[index as usize].store(true, Ordering::Relaxed);
                    }
                }
                Ok(Vec::new())
            }
        }
    }

    /// Passes, with those before them that they need in order to know what is hot.
    pub(crate) fn inform(&self, passes: &str) -> String {
        if matches!(self, Plan::Weigh { .. }) { format!("{KNOW_SUMMARY},{passes}") } else { passes.into() }
    }

    /// What is to be said when all parts are done of a profile that does not fit all functions.
    ///
    /// # Errors
    /// When it fits none of them.
    pub(crate) fn verdict(&self, module: &Module) -> Result<Option<String>, Error> {
        let Plan::Weigh { fits, .. } = self else { return Ok(None) };
        let defined = module.bodies.len();
        let known = fits.iter().filter(|fits| fits.load(Ordering::Relaxed)).count();
        let cause = "another module, or this one with other options";
        match known {
            0 if defined > 0 => Err(Error::Option(format!("the profile is of {cause}: it fits no function"))),
            known if known < defined => {
                Ok(Some(format!("the profile is of {cause}: it fits {known} of {defined} functions, the others are as without it")))
            }
            _ => Ok(None),
        }
    }
}

/// The index of a function of the module, not of what has been made for it.
fn compiled_index(function: FunctionValue<'_>) -> Option<u32> {
    let name = function.get_name().to_str().ok()?;
    function_index(name).filter(|index| function.count_basic_blocks() > 0 && name == function_symbol(*index))
}

/// Has functions count, in counters that are one behind the other.
fn count(llvm: &LlvmModule<'_>, sites: &[(u32, Sites<'_>)]) -> Result<Vec<Counters>, Error> {
    let total: usize = sites.iter().map(|(_, sites)| sites.counters()).sum();
    if total > MAX_SECTION_BYTES / size_of::<u64>() {
        return Err(Error::Limit("counters"));
    }
    let ty = llvm.get_context().i64_type().array_type(total as u32);
    let counters = llvm.add_global(ty, None, COUNTERS_NAME);
    counters.set_initializer(&ty.const_zero());
    counters.set_alignment(8);
    counters.set_visibility(GlobalVisibility::Hidden);
    let (mut all, mut first) = (Vec::with_capacity(sites.len()), 0);
    for (func, sites) in sites {
        sites.count(counters, first)?;
        all.push(Counters { func: *func, hash: sites.hash, offset: 8 * first as u32, count: sites.counters() as u32 });
        first += sites.counters();
    }
    Ok(all)
}
