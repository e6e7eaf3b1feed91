//! From bytes to a [`Module`], with wasmparser.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use wasmparser::{
    BinaryReader, BinaryReaderError, CompositeInnerType, DataKind, ElementKind, ExternalKind, FuncToValidate, FuncType, FuncValidator,
    FuncValidatorAllocations, FunctionBody, KnownCustom, Operator, Parser, Payload, TableInit, TypeRef, Validator, ValidatorResources,
    WasmFeatures,
};

use super::index::FuncIdx;
use super::module::{Body, ConstExpr, Data, Element, ElementItems, ElementMode, Export, ExternKind, Func, Import, ImportKind, Module};

/// What both engines run: Wasm 3.0, threads, legacy exceptions, custom page sizes, wide arithmetic.
pub const FEATURES: WasmFeatures = WasmFeatures::MUTABLE_GLOBAL
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::REFERENCE_TYPES)
    .union(WasmFeatures::MULTI_VALUE)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::FLOATS)
    .union(WasmFeatures::SIMD)
    .union(WasmFeatures::RELAXED_SIMD)
    .union(WasmFeatures::THREADS)
    .union(WasmFeatures::TAIL_CALL)
    .union(WasmFeatures::EXTENDED_CONST)
    .union(WasmFeatures::GC_TYPES)
    .union(WasmFeatures::FUNCTION_REFERENCES)
    .union(WasmFeatures::GC)
    .union(WasmFeatures::WIDE_ARITHMETIC)
    .union(WasmFeatures::MULTI_MEMORY)
    .union(WasmFeatures::MEMORY64)
    .union(WasmFeatures::CUSTOM_PAGE_SIZES)
    .union(WasmFeatures::EXCEPTIONS)
    .union(WasmFeatures::LEGACY_EXCEPTIONS);

/// What to do with function bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// Validate them and remember where they lie.
    Validate,
    /// As [`Bodies::Validate`], but where all are more than so many bytes each has a [`Module::body_validator`] for its first use, which the specification allows (appendix "Implementation Limitations", "Validation"): a program starts without a
    /// look at what it does not run.
    Defer(usize),
    /// Step over them: compiled code takes their place.
    Skip,
}

/// Size of a code section up to which no body of a program is deferred, in bytes: this much is validated in less than a millisecond.
pub const DEFERRED_FROM_BYTES: usize = 64 << 10;

/// What validates a body while it is read.
pub type BodyValidator = FuncValidator<ValidatorResources>;

/// Why a module was refused.
#[derive(Clone, Debug)]
pub struct DecodeError {
    message: String,
    offset: u64,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at offset {:#x})", self.message, self.offset)
    }
}

impl std::error::Error for DecodeError {}

impl From<BinaryReaderError> for DecodeError {
    fn from(error: BinaryReaderError) -> Self {
        DecodeError { message: error.message().to_string(), offset: error.offset() }
    }
}

/// A module whose indirect calls do not trap for a type that is not the function's: arguments are dropped or 0, as native code that casts
/// function pointers expects.
///
/// # Errors
/// When the module is invalid, or its table is not what C compilers make.
pub fn relax_indirect_calls(bytes: &[u8]) -> Result<Vec<u8>, DecodeError> {
    Module::decode(bytes.to_vec(), Bodies::Validate)?;
    wali_casts::emulate(bytes).map_err(|why| DecodeError { message: format!("indirect calls cannot be relaxed: {why}"), offset: 0 })
}

fn refuse<T>(message: &str, offset: u64) -> Result<T, DecodeError> {
    Err(DecodeError { message: message.to_string(), offset })
}

fn range(r: Range<u64>) -> Range<usize> {
    r.start as usize..r.end as usize
}

impl Module {
    /// Decodes and validates a module.
    ///
    /// # Errors
    /// When the bytes are not a valid module of [`FEATURES`].
    pub fn decode(bytes: Vec<u8>, bodies: Bodies) -> Result<Module, DecodeError> {
        let bytes = Arc::new(bytes);
        if bytes.len() < 4 || bytes[..4] != *b"\0asm" {
            return refuse("magic header not detected", 0);
        }
        let mut decoder = Decoder { module: Module::empty(bytes.clone()), hints: Vec::new(), bodies };
        let mut validator = Validator::new_with_features(FEATURES);
        let mut allocations = FuncValidatorAllocations::default();
        for payload in Parser::new(0).parse_all(&bytes) {
            let payload = payload?;
            if let Payload::CodeSectionEntry(body) = &payload {
                let func = validator.code_section_entry(body)?;
                let m = &mut decoder.module;
                match bodies {
                    Bodies::Skip => continue,
                    Bodies::Defer(from_bytes) if m.code_range.len() > from_bytes => m.deferred = Some(func.resources),
                    Bodies::Validate | Bodies::Defer(_) => allocations = validate(func, body, allocations)?,
                }
                m.bodies.push(Body { range: range(body.range()) });
                continue;
            }
            validator.payload(&payload)?;
            decoder.section(payload)?;
        }
        decoder.finish()
    }

    /// What has to look at the body of a function, operator by operator, while it is translated; `None` if it has been validated before.
    pub fn body_validator(&self, func: FuncIdx, allocations: &mut FuncValidatorAllocations) -> Option<BodyValidator> {
        let (Some(resources), Some(_)) = (&self.deferred, self.body(func)) else { return None };
        let ty = self.funcs[func as usize].ty;
        let func = FuncToValidate { resources: resources.clone(), index: func, ty, features: FEATURES };
        Some(func.into_validator(std::mem::take(allocations)))
    }

    fn empty(bytes: Arc<Vec<u8>>) -> Module {
        Module {
            bytes,
            types: Vec::new(),
            sub_types: Vec::new(),
            rec_groups: Vec::new(),
            imports: Vec::new(),
            funcs: Vec::new(),
            tables: Vec::new(),
            table_inits: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            global_inits: Vec::new(),
            tags: Vec::new(),
            exports: HashMap::new(),
            start: None,
            elements: Vec::new(),
            data: Vec::new(),
            bodies: Vec::new(),
            code_range: 0..0,
            imported_funcs: 0,
            imported_tables: 0,
            imported_memories: 0,
            imported_globals: 0,
            imported_tags: 0,
            branch_hints: HashMap::new(),
            stack_pointer: None,
            name_section: None,
            deferred: None,
        }
    }
}

/// Validates a body, and gives back the allocations that it was given.
fn validate(
    func: FuncToValidate<ValidatorResources>,
    body: &FunctionBody<'_>,
    allocations: FuncValidatorAllocations,
) -> Result<FuncValidatorAllocations, DecodeError> {
    let mut validator = func.into_validator(allocations);
    validator.validate(body)?;
    Ok(validator.into_allocations())
}

struct Decoder {
    module: Module,
    /// Function, offset in its body, and which way a branch goes. What is wrong in such a section means nothing.
    hints: Vec<(FuncIdx, u32, bool)>,
    bodies: Bodies,
}

impl Decoder {
    fn section(&mut self, payload: Payload<'_>) -> Result<(), DecodeError> {
        let m = &mut self.module;
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    let begin = m.types.len() as u32;
                    for ty in group?.into_types() {
                        m.types.push(match &ty.composite_type.inner {
                            CompositeInnerType::Func(ty) => ty.clone(),
                            _ => FuncType::new([], []),
                        });
                        m.sub_types.push(ty);
                    }
                    m.rec_groups.push(begin..m.types.len() as u32);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    m.push_import(import?)?;
                }
            }
            Payload::FunctionSection(section) => {
                for ty in section {
                    m.funcs.push(Func { ty: ty?, escapes: false });
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    let table = table?;
                    m.tables.push(table.ty);
                    m.table_inits.push(match table.init {
                        TableInit::RefNull => None,
                        TableInit::Expr(expr) => Some(const_expr(&expr)),
                    });
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    m.memories.push(memory?);
                }
            }
            Payload::TagSection(section) => {
                for tag in section {
                    m.tags.push(tag?.func_type_idx);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    let global = global?;
                    m.globals.push(global.ty);
                    m.global_inits.push(const_expr(&global.init_expr));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    let Some(kind) = extern_kind(export.kind) else { return refuse("unsupported export kind", 0) };
                    m.exports.insert(export.name.to_string(), Export { kind, index: export.index });
                }
            }
            Payload::StartSection { func, .. } => m.start = Some(func),
            Payload::ElementSection(section) => {
                for element in section {
                    m.elements.push(decode_element(element?)?);
                }
            }
            Payload::DataSection(section) => {
                for data in section {
                    let data = data?;
                    let end = data.range.end as usize;
                    let active = match data.kind {
                        DataKind::Passive => None,
                        DataKind::Active { memory_index, offset_expr } => Some((memory_index, const_expr(&offset_expr))),
                    };
                    m.data.push(Data { active, range: end - data.data.len()..end });
                }
            }
            Payload::CodeSectionStart { unchecked_range, .. } => m.code_range = range(unchecked_range),
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(_) => {
                    let start = section.data_offset() as usize;
                    m.name_section = Some(start..start + section.data().len());
                }
                KnownCustom::BranchHints(hints) => self.hints.extend(hints.into_iter().map_while(Result::ok).flat_map(|func| {
                    let hints = func.hints.into_iter().map_while(Result::ok);
                    hints.map(move |hint| (func.func, hint.func_offset, hint.taken))
                })),
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// Marks the functions to which references may exist.
    fn finish(mut self) -> Result<Module, DecodeError> {
        let m = &mut self.module;
        m.stack_pointer = m.find_stack_pointer();
        for (func, offset, taken) in std::mem::take(&mut self.hints) {
            if let Some(body) = m.body(func) {
                let offset = body.range.start as u64 + u64::from(offset);
                m.branch_hints.insert(offset, taken);
            }
        }
        let mut escaping: Vec<u32> = m.exports.values().filter(|e| e.kind == ExternKind::Func).map(|e| e.index).collect();
        escaping.extend(m.start);
        let mut exprs: Vec<ConstExpr> = m.global_inits.clone();
        exprs.extend(m.table_inits.iter().flatten().cloned());
        for element in &m.elements {
            match &element.items {
                ElementItems::Funcs(items) => escaping.extend(items),
                ElementItems::Exprs(items) => exprs.extend(items.iter().cloned()),
            }
        }
        for expr in &exprs {
            let mut reader = m.const_operators(expr);
            while !reader.eof() {
                if let Operator::RefFunc { function_index } = reader.read()? {
                    escaping.push(function_index);
                }
            }
        }
        for func in escaping {
            m.funcs[func as usize].escapes = true;
        }
        debug_assert!(self.bodies == Bodies::Skip || m.bodies.len() == m.funcs.len() - m.imported_funcs as usize);
        Ok(self.module)
    }
}

impl Module {
    fn push_import(&mut self, import: wasmparser::Import<'_>) -> Result<(), DecodeError> {
        let kind = match import.ty {
            TypeRef::Func(ty) | TypeRef::FuncExact(ty) => {
                self.funcs.push(Func { ty, escapes: false });
                self.imported_funcs += 1;
                ImportKind::Func(self.imported_funcs - 1, ty)
            }
            TypeRef::Table(ty) => {
                self.tables.push(ty);
                self.imported_tables += 1;
                ImportKind::Table(self.imported_tables - 1, ty)
            }
            TypeRef::Memory(ty) => {
                self.memories.push(ty);
                self.imported_memories += 1;
                ImportKind::Memory(self.imported_memories - 1, ty)
            }
            TypeRef::Global(ty) => {
                self.globals.push(ty);
                self.imported_globals += 1;
                ImportKind::Global(self.imported_globals - 1, ty)
            }
            TypeRef::Tag(tag) => {
                self.tags.push(tag.func_type_idx);
                self.imported_tags += 1;
                ImportKind::Tag(self.imported_tags - 1, tag.func_type_idx)
            }
        };
        self.imports.push(Import { module: import.module.to_string(), name: import.name.to_string(), kind });
        Ok(())
    }

    /// Operators of a constant expression, with the final `end`.
    pub fn const_operators(&self, expr: &ConstExpr) -> wasmparser::OperatorsReader<'_> {
        wasmparser::OperatorsReader::new(BinaryReader::new(&self.bytes[expr.range.clone()], expr.range.start as u64))
    }

    /// A body as wasmparser reads it.
    pub fn function_body(&self, body: &Body) -> wasmparser::FunctionBody<'_> {
        wasmparser::FunctionBody::new(BinaryReader::new(&self.bytes[body.range.clone()], body.range.start as u64))
    }
}

fn const_expr(expr: &wasmparser::ConstExpr<'_>) -> ConstExpr {
    let reader = expr.get_binary_reader();
    ConstExpr { range: range(reader.range()) }
}

fn extern_kind(kind: ExternalKind) -> Option<ExternKind> {
    Some(match kind {
        ExternalKind::Func | ExternalKind::FuncExact => ExternKind::Func,
        ExternalKind::Table => ExternKind::Table,
        ExternalKind::Memory => ExternKind::Memory,
        ExternalKind::Global => ExternKind::Global,
        ExternalKind::Tag => ExternKind::Tag,
    })
}

fn decode_element(element: wasmparser::Element<'_>) -> Result<Element, DecodeError> {
    let mode = match element.kind {
        ElementKind::Passive => ElementMode::Passive,
        ElementKind::Declared => ElementMode::Declared,
        ElementKind::Active { table_index, offset_expr } => ElementMode::Active(table_index.unwrap_or(0), const_expr(&offset_expr)),
    };
    let (ty, items) = match element.items {
        wasmparser::ElementItems::Functions(items) => {
            (wasmparser::RefType::FUNCREF, ElementItems::Funcs(items.into_iter().collect::<Result<_, _>>()?))
        }
        wasmparser::ElementItems::Expressions(ty, items) => {
            (ty, ElementItems::Exprs(items.into_iter().map(|e| e.map(|e| const_expr(&e))).collect::<Result<_, _>>()?))
        }
    };
    Ok(Element { mode, ty, items })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"(module
        (import "wali" "SYS_read" (func $read (param i32 i32 i32) (result i64)))
        (import "wali" "float" (func (param f32)))
        (import "env" "other" (func (param i32)))
        (memory (export "memory") 1 2 shared)
        (table 4 funcref)
        (global $g (mut i32) (i32.const 7))
        (func $start (export "_start") (call $hidden))
        (func $hidden (drop (i32.load (global.get $g))))
        (func $in_table)
        (elem (i32.const 1) func $in_table)
        (data (i32.const 8) "abc"))"#;

    #[test]
    fn a_module_is_decoded_with_what_escapes_and_what_is_direct() {
        let module = Module::decode(wat::parse_str(TEXT).unwrap(), Bodies::Validate).unwrap();
        assert_eq!(module.direct_imports(), [true, false, false]);
        let escapes: Vec<bool> = module.funcs.iter().map(|f| f.escapes).collect();
        assert_eq!(escapes, [false, false, false, true, false, true]);
        assert_eq!(&module.bytes[module.data[0].range.clone()], b"abc");
        assert_eq!(module.exported_func("_start"), Some(3));
        assert_eq!(module.exported_func("memory"), None);
        let names = module.func_names();
        assert_eq!(names[&4], "hidden");
        assert_eq!(names[&0], "read");
    }

    #[test]
    fn profiles_have_a_plain_name_of_its_own_for_each_function() {
        let text = r#"(module (func $f) (func $g (@name "f")) (func) (func $h (@name "12")) (func $i (@name "a\nb")) (func $j (@name "f#1"))
            (func $k (@name "")) (func $l (@name ":ir")) (func $m))"#;
        let module = Module::decode(wat::parse_str(text).unwrap(), Bodies::Validate).unwrap();
        let expected = ["f#0", "f#1", "f#2", "f#3", "f#4", "f#1#5", "f#6", "f#7", "m"];
        assert_eq!(module.profile_names(), expected);
    }

    #[test]
    fn bodies_are_skipped_but_all_else_is_checked() {
        let bytes = wat::parse_str(TEXT).unwrap();
        let module = Module::decode(bytes.clone(), Bodies::Skip).unwrap();
        assert!(module.bodies.is_empty());
        assert_eq!(module.funcs.len(), 6);
        for end in 0..bytes.len() - 1 {
            // A cut at a section's begin leaves a shorter module, which is refused where sections belong together.
            if let Ok(module) = Module::decode(bytes[..end].to_vec(), Bodies::Skip) {
                let bodiless = module.funcs.len() == module.imported_funcs as usize;
                assert!(bodiless || end >= module.code_range.end, "cut at {end}");
            }
        }
    }

    #[test]
    fn bodies_of_large_modules_are_validated_one_by_one_when_asked_for() {
        let nops = |size: usize| "(nop)".repeat(size);
        let text = |size: usize| {
            format!(
                "(module (func $bad (result i32) (i64.const 1)) (func $good (drop (ref.func $good))) (func {}) (elem declare func $good))",
                nops(size)
            )
        };
        let large = wat::parse_str(text(DEFERRED_FROM_BYTES)).unwrap();
        let module = Module::decode(large.clone(), Bodies::Defer(DEFERRED_FROM_BYTES)).unwrap();
        let mut allocations = FuncValidatorAllocations::default();
        let mut late = |func: FuncIdx| {
            let mut validator = module.body_validator(func, &mut allocations).unwrap();
            let result = validator.validate(&module.function_body(module.body(func).unwrap()));
            allocations = validator.into_allocations();
            result.map_err(|why| DecodeError::from(why).to_string())
        };
        assert!(late(1).is_ok());
        let error = late(0).unwrap_err();
        // After an error the allocations still serve.
        assert!(late(2).is_ok());
        assert_eq!(Module::decode(large, Bodies::Validate).unwrap_err().to_string(), error);
        let small = wat::parse_str(text(8)).unwrap();
        assert_eq!(
            Module::decode(small.clone(), Bodies::Defer(DEFERRED_FROM_BYTES)).unwrap_err().to_string(),
            Module::decode(small, Bodies::Validate).unwrap_err().to_string()
        );
    }

    #[test]
    fn invalid_bodies_are_refused_with_an_offset() {
        let bytes = wat::parse_str("(module (func (result i32) (i64.const 1)))").unwrap();
        let error = Module::decode(bytes, Bodies::Validate).unwrap_err().to_string();
        assert!(error.contains("type mismatch") && error.contains("offset"), "{error}");
        assert_eq!(
            Module::decode(b"\x7fELF".to_vec(), Bodies::Validate).unwrap_err().to_string(),
            "magic header not detected (at offset 0x0)"
        );
    }
}
