//! The code that is added, and the calls that are replaced.

use wasmparser::{FuncType, FunctionBody, Operator, ValType};

use crate::outline::Outline;
use crate::{Error, slice};

/// Bytes of a module in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Bytes {
    pub(crate) fn byte(&mut self, byte: u8) -> &mut Bytes {
        self.0.push(byte);
        self
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Bytes {
        self.0.extend_from_slice(bytes);
        self
    }

    /// An unsigned number as LEB128.
    pub(crate) fn number(&mut self, mut number: u32) -> &mut Bytes {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8)
    }

    /// `i32.const`, whose operand is signed.
    fn i32_const(&mut self, value: i32) -> &mut Bytes {
        self.byte(op::I32_CONST);
        let mut rest = value;
        while !(-64..64).contains(&rest) {
            self.0.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.byte(rest as u8 & 0x7f)
    }

    /// Something behind its size.
    pub(crate) fn sized(&mut self, contents: &Bytes) -> &mut Bytes {
        self.number(contents.0.len() as u32).bytes(&contents.0)
    }

    /// Items, each behind its size, behind their number.
    pub(crate) fn vector(items: &[Bytes]) -> Bytes {
        let mut vector = Bytes::default();
        vector.number(items.len() as u32);
        for item in items {
            vector.sized(item);
        }
        vector
    }
}

/// Opcodes and encodings of types.
mod op {
    pub(super) const END: u8 = 0x0b;
    pub(super) const CALL: u8 = 0x10;
    pub(super) const CALL_INDIRECT: u8 = 0x11;
    pub(super) const RETURN_CALL: u8 = 0x12;
    pub(super) const SELECT: u8 = 0x1b;
    pub(super) const DROP: u8 = 0x1a;
    pub(super) const LOCAL_GET: u8 = 0x20;
    pub(super) const I32_CONST: u8 = 0x41;
    pub(super) const I64_CONST: u8 = 0x42;
    pub(super) const I32_LT_U: u8 = 0x49;
    pub(super) const I32_ADD: u8 = 0x6a;
    pub(super) const I32_WRAP_I64: u8 = 0xa7;
    pub(super) const I64_EXTEND_I32_U: u8 = 0xad;
    pub(super) const I32_REINTERPRET_F32: u8 = 0xbc;
    pub(super) const I64_REINTERPRET_F64: u8 = 0xbd;
    pub(super) const F32_REINTERPRET_I32: u8 = 0xbe;
    pub(super) const F64_REINTERPRET_I64: u8 = 0xbf;
    pub(super) const FUNC: u8 = 0x60;
    pub(super) const FUNCREF: u8 = 0x70;
    pub(super) const I32: u8 = 0x7f;
    pub(super) const I64: u8 = 0x7e;
    pub(super) const F32: u8 = 0x7d;
    pub(super) const F64: u8 = 0x7c;
}

fn encoding(ty: &ValType) -> u8 {
    match ty {
        ValType::I64 => op::I64,
        ValType::F32 => op::F32,
        ValType::F64 => op::F64,
        _ => op::I32,
    }
}

/// From a value to 64 bits.
fn widen(ty: &ValType) -> &'static [u8] {
    match ty {
        ValType::I64 => &[],
        ValType::F32 => &[op::I32_REINTERPRET_F32, op::I64_EXTEND_I32_U],
        ValType::F64 => &[op::I64_REINTERPRET_F64],
        _ => &[op::I64_EXTEND_I32_U],
    }
}

/// From 64 bits to a value.
fn narrow(ty: &ValType) -> &'static [u8] {
    match ty {
        ValType::I64 => &[],
        ValType::F32 => &[op::I32_WRAP_I64, op::F32_REINTERPRET_I32],
        ValType::F64 => &[op::F64_REINTERPRET_I64],
        _ => &[op::I32_WRAP_I64],
    }
}

/// Makes what is added to a module. Its indices follow the module's own: types (that of thunks, then those of adapters) and functions
/// (adapters, then thunks).
#[derive(Debug)]
pub(crate) struct Converter<'a> {
    outline: &'a Outline,
    called: Vec<&'a FuncType>,
    /// The type of each function with a thunk.
    placed: Vec<&'a FuncType>,
    /// Parameters of thunks.
    params: usize,
}

impl<'a> Converter<'a> {
    pub(crate) fn new(outline: &'a Outline) -> Result<Converter<'a>, Error> {
        let called = outline.called.iter().map(|ty| outline.func_type(*ty)).collect::<Result<Vec<_>, _>>()?;
        let placed =
            outline.placed.iter().map(|(_, func)| outline.func_type(outline.funcs[*func as usize])).collect::<Result<Vec<_>, _>>()?;
        let params = called.iter().chain(&placed).map(|ty| ty.params().len()).max().unwrap_or(0);
        Ok(Converter { outline, called, placed, params })
    }

    fn thunk_type(&self) -> u32 {
        self.outline.types.len() as u32
    }

    fn first_adapter(&self) -> u32 {
        self.outline.funcs.len() as u32
    }

    fn first_thunk(&self) -> u32 {
        self.first_adapter() + self.called.len() as u32
    }

    /// New types.
    pub(crate) fn types(&self) -> Vec<Bytes> {
        let encode = |params: Vec<u8>, results: Vec<u8>| {
            let mut ty = Bytes::default();
            ty.byte(op::FUNC).number(params.len() as u32).bytes(&params).number(results.len() as u32).bytes(&results);
            ty
        };
        let adapter = |ty: &&FuncType| {
            let params = ty.params().iter().map(encoding).chain([op::I32]).collect();
            encode(params, ty.results().iter().map(encoding).collect())
        };
        let thunk = encode(vec![op::I64; self.params], vec![op::I64]);
        [thunk].into_iter().chain(self.called.iter().map(adapter)).collect()
    }

    /// Types of the new functions.
    pub(crate) fn functions(&self) -> Vec<Bytes> {
        let adapters = (0..self.called.len() as u32).map(|i| self.thunk_type() + 1 + i);
        let thunks = self.placed.iter().map(|_| self.thunk_type());
        let encode = |ty: u32| {
            let mut bytes = Bytes::default();
            bytes.number(ty);
            bytes
        };
        adapters.chain(thunks).map(encode).collect()
    }

    /// The table section: the table with room for the thunks.
    pub(crate) fn table(&self) -> Bytes {
        let (mut section, entries) = (Bytes::default(), 2 * self.outline.entries);
        section.number(1).byte(op::FUNCREF).byte(1).number(entries).number(entries);
        section
    }

    /// Segments that put the thunks into the table: one for each run of entries.
    pub(crate) fn elements(&self) -> Vec<Bytes> {
        let thunks: Vec<(u32, u32)> = self.outline.placed.iter().map(|(entry, _)| *entry).zip(self.first_thunk()..).collect();
        let segment = |run: &[(u32, u32)]| {
            let mut segment = Bytes::default();
            segment.number(0).i32_const((run[0].0 + self.outline.entries) as i32).byte(op::END).number(run.len() as u32);
            for (_, thunk) in run {
                segment.number(*thunk);
            }
            segment
        };
        thunks.chunk_by(|a, b| a.0 + 1 == b.0).map(segment).collect()
    }

    /// Bodies of the new functions.
    pub(crate) fn bodies(&self) -> Vec<Bytes> {
        let adapters = self.called.iter().map(|ty| self.adapter(ty));
        let thunks = self.placed.iter().zip(&self.outline.placed).map(|(ty, (_, func))| self.thunk(ty, *func));
        adapters.chain(thunks).collect()
    }

    /// Calls the thunk of the entry that the last parameter says. An entry beyond the table stays beyond it: -2, say, is SIG_IGN.
    fn adapter(&self, ty: &FuncType) -> Bytes {
        let (mut body, entry, entries) = (Bytes::default(), ty.params().len() as u32, self.outline.entries as i32);
        body.number(0);
        for (i, param) in ty.params().iter().enumerate() {
            body.byte(op::LOCAL_GET).number(i as u32).bytes(widen(param));
        }
        for _ in ty.params().len()..self.params {
            body.byte(op::I64_CONST).byte(0);
        }
        body.byte(op::LOCAL_GET).number(entry).i32_const(entries).byte(op::I32_ADD).i32_const(-1);
        body.byte(op::LOCAL_GET).number(entry).i32_const(entries).byte(op::I32_LT_U).byte(op::SELECT);
        body.byte(op::CALL_INDIRECT).number(self.thunk_type()).number(0);
        body.bytes(ty.results().first().map_or(&[op::DROP], narrow)).byte(op::END);
        body
    }

    /// Calls a function with what fits it.
    fn thunk(&self, ty: &FuncType, func: u32) -> Bytes {
        let mut body = Bytes::default();
        body.number(0);
        for (i, param) in ty.params().iter().enumerate() {
            body.byte(op::LOCAL_GET).number(i as u32).bytes(narrow(param));
        }
        body.byte(op::CALL).number(func);
        body.bytes(ty.results().first().map_or(&[op::I64_CONST, 0], widen)).byte(op::END);
        body
    }

    /// A body of the module with its calls through the table replaced.
    pub(crate) fn rewritten(&self, module: &[u8], body: &FunctionBody<'_>) -> Result<Bytes, Error> {
        let (mut result, mut copied) = (Bytes::default(), body.range().start);
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let at = operators.original_position();
            let (call, ty) = match operators.read()? {
                Operator::CallIndirect { type_index, .. } => (op::CALL, type_index),
                Operator::ReturnCallIndirect { type_index, .. } => (op::RETURN_CALL, type_index),
                _ => continue,
            };
            let Ok(adapter) = self.outline.called.binary_search(&ty) else { continue };
            result.bytes(slice(module, &(copied..at))).byte(call).number(self.first_adapter() + adapter as u32);
            copied = operators.original_position();
        }
        result.bytes(slice(module, &(copied..body.range().end)));
        Ok(result)
    }
}
