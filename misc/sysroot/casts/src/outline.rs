//! What the rewriting needs to know of a module.

use wasmparser::{ElementItems, ElementKind, FuncType, Operator, OperatorsReader, Parser, Payload, RefType, TypeRef, ValType};

use crate::Error;

#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// All types; `None` for those that are not of functions with numbers and at most one result.
    pub(crate) types: Vec<Option<FuncType>>,
    /// The type of each function, imports first.
    pub(crate) funcs: Vec<u32>,
    imported: usize,
    /// Entries of the table.
    pub(crate) entries: u32,
    /// Functions in the table that a thunk can call: entry and function, in order.
    pub(crate) placed: Vec<(u32, u32)>,
    /// Types that are called through the table and that an adapter can call, in order.
    pub(crate) called: Vec<u32>,
}

fn refuse<T>(what: &str) -> Result<T, Error> {
    Err(Error(what.to_string()))
}

impl Outline {
    pub(crate) fn of(module: &[u8]) -> Result<Outline, Error> {
        let mut outline = Outline::default();
        let mut segments = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => outline.read_types(section)?,
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(ty) => outline.funcs.push(ty),
                            TypeRef::Table(_) => return refuse("the table is imported"),
                            _ => (),
                        }
                    }
                    outline.imported = outline.funcs.len();
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        outline.funcs.push(ty?);
                    }
                }
                Payload::TableSection(section) => {
                    if section.count() > 1 {
                        return refuse("there is more than one table");
                    }
                    for table in section {
                        let ty = table?.ty;
                        if ty.table64 || ty.shared || ty.element_type != RefType::FUNCREF {
                            return refuse("the table is not one of functions, with 32-bit indices");
                        }
                        outline.entries = u32::try_from(ty.initial)
                            .ok()
                            .filter(|n| *n <= u32::MAX / 2)
                            .ok_or_else(|| Error("the table is too large".into()))?;
                    }
                }
                Payload::ElementSection(section) => segments = section.into_iter().collect::<Result<Vec<_>, _>>()?,
                Payload::CodeSectionEntry(body) => outline.read_body(body.get_operators_reader()?)?,
                _ => (),
            }
        }
        for segment in segments {
            outline.place(segment)?;
        }
        // A segment that ends outside the table traps, with or without thunks.
        let placed = std::mem::take(&mut outline.placed);
        let callable = |(entry, func): &(u32, u32)| {
            let ty = outline.funcs.get(*func as usize).and_then(|ty| outline.types.get(*ty as usize));
            *entry < outline.entries && ty.is_some_and(Option::is_some)
        };
        outline.placed = placed.into_iter().filter(callable).collect();
        Ok(outline)
    }

    /// How many functions the module defines.
    pub(crate) fn defined(&self) -> usize {
        self.funcs.len() - self.imported
    }

    /// A type that is known to be of numbers.
    pub(crate) fn func_type(&self, ty: u32) -> Result<&FuncType, Error> {
        self.types.get(ty as usize).and_then(Option::as_ref).ok_or_else(|| Error("a type is missing".into()))
    }

    fn read_types(&mut self, section: wasmparser::TypeSectionReader<'_>) -> Result<(), Error> {
        let number = |ty: &ValType| matches!(ty, ValType::I32 | ValType::I64 | ValType::F32 | ValType::F64);
        for group in section {
            for ty in group?.into_types() {
                let func = match ty.composite_type.inner {
                    wasmparser::CompositeInnerType::Func(func) => Some(func),
                    _ => None,
                };
                self.types.push(func.filter(|f| f.params().iter().chain(f.results()).all(number) && f.results().len() <= 1));
            }
        }
        Ok(())
    }

    fn read_body(&mut self, operators: OperatorsReader<'_>) -> Result<(), Error> {
        for operator in operators {
            match operator? {
                Operator::CallIndirect { type_index, .. } | Operator::ReturnCallIndirect { type_index, .. } => {
                    let known = self.types.get(type_index as usize).is_some_and(Option::is_some);
                    if let (true, Err(at)) = (known, self.called.binary_search(&type_index)) {
                        self.called.insert(at, type_index);
                    }
                }
                Operator::TableSet { .. }
                | Operator::TableGrow { .. }
                | Operator::TableFill { .. }
                | Operator::TableCopy { .. }
                | Operator::TableInit { .. } => return refuse("the table is changed by instructions"),
                _ => (),
            }
        }
        Ok(())
    }

    /// Notes the functions of an active segment.
    fn place(&mut self, segment: wasmparser::Element<'_>) -> Result<(), Error> {
        let ElementKind::Active { offset_expr, .. } = segment.kind else { return Ok(()) };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return refuse("a segment's offset is no constant");
        };
        let mut entry = value as u32;
        let mut place = |func: Option<u32>| {
            self.placed.extend(func.map(|func| (entry, func)));
            entry = entry.wrapping_add(1);
        };
        match segment.items {
            ElementItems::Functions(functions) => {
                for func in functions {
                    place(Some(func?));
                }
            }
            ElementItems::Expressions(_, expressions) => {
                for expression in expressions {
                    place(match expression?.get_operators_reader().read()? {
                        Operator::RefFunc { function_index } => Some(function_index),
                        _ => None,
                    });
                }
            }
        }
        Ok(())
    }
}
