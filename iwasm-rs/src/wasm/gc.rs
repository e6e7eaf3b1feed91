//! Instructions of garbage collection as both engines run them: see [`aot_format::gc`].

use aot_format::gc::{Op, cast};
use wasmparser::{AbstractHeapType, CompositeInnerType, HeapType, Operator, StorageType, ValType};

use super::index::TypeIdx;
use super::{Module, slots};

/// An instruction: what it does, with its immediates, the number of its arguments, and the type of its result.
#[derive(Clone, Copy, Debug)]
pub struct Instruction {
    /// What it does.
    pub op: Op,
    /// First immediate.
    pub m: u32,
    /// Second immediate.
    pub n: u32,
    /// How many values it takes.
    pub arguments: u32,
    /// How many slots they have.
    pub slots: u32,
    /// What it leaves on the stack.
    pub result: Option<ValType>,
}

/// References travel alike, whatever their type.
const REFERENCE: ValType = ValType::Ref(wasmparser::RefType::ANYREF);

/// The two immediates of a cast.
fn target(heap: HeapType, null: bool) -> (u32, u32) {
    let null = u32::from(null) * cast::NULL;
    match heap {
        HeapType::Concrete(index) | HeapType::Exact(index) => (index.as_module_index().unwrap_or(0), null | cast::DECLARED),
        HeapType::Abstract { ty, .. } => {
            use AbstractHeapType as A;
            let code = match ty {
                A::Any | A::Extern | A::Func | A::Exn | A::Cont => cast::ALL,
                A::Eq => cast::EQ,
                A::I31 => cast::I31,
                A::Struct => cast::STRUCT,
                A::Array => cast::ARRAY,
                A::None | A::NoExtern | A::NoFunc | A::NoExn | A::NoCont => cast::NOTHING,
            };
            (code, null)
        }
    }
}

/// The test that a branch on a cast makes.
pub fn test(ty: wasmparser::RefType) -> Instruction {
    let (m, n) = target(ty.heap_type(), ty.is_nullable());
    Instruction { op: Op::RefTest, m, n, arguments: 1, slots: 1, result: Some(ValType::I32) }
}

/// The instruction of an operator, if it is one of these.
pub fn instruction(module: &Module, operator: &Operator<'_>) -> Option<Instruction> {
    use Operator as O;
    let make = |op, m, n, arguments, result| Some(Instruction { op, m, n, arguments, slots: arguments, result });
    // With values of a field or an element among the arguments.
    let with = |ty: Option<ValType>, values: u32, instruction: Option<Instruction>| {
        let more = values * (ty.map_or(1, slots) as u32 - 1);
        instruction.map(|i| Instruction { slots: i.slots + more, ..i })
    };
    let reference = Some(REFERENCE);
    let number = Some(ValType::I32);
    let element = |ty| unpacked(module.element(ty));
    let field = |ty, field| unpacked(module.field(ty, field));
    match *operator {
        O::StructNew { struct_type_index: t } => {
            let fields = module.fields(t);
            let made = make(Op::StructNew, t, 0, fields.len() as u32, reference);
            let slots = fields.iter().map(|field| unpacked(Some(field.element_type)).map_or(1, slots) as u32).sum();
            made.map(|i| Instruction { slots, ..i })
        }
        O::StructNewDefault { struct_type_index: t } => make(Op::StructNewDefault, t, 0, 0, reference),
        O::StructGet { struct_type_index: t, field_index: f } | O::StructGetU { struct_type_index: t, field_index: f } => {
            make(Op::StructGet, t, f, 1, field(t, f))
        }
        O::StructGetS { struct_type_index: t, field_index: f } => make(Op::StructGetSigned, t, f, 1, number),
        O::StructSet { struct_type_index: t, field_index: f } => with(field(t, f), 1, make(Op::StructSet, t, f, 2, None)),
        O::ArrayNew { array_type_index: t } => with(element(t), 1, make(Op::ArrayNew, t, 0, 2, reference)),
        O::ArrayNewDefault { array_type_index: t } => make(Op::ArrayNewDefault, t, 0, 1, reference),
        O::ArrayNewFixed { array_type_index: t, array_size } => {
            with(element(t), array_size, make(Op::ArrayNewFixed, t, array_size, array_size, reference))
        }
        O::ArrayNewData { array_type_index: t, array_data_index: s } => make(Op::ArrayNewData, t, s, 2, reference),
        O::ArrayNewElem { array_type_index: t, array_elem_index: s } => make(Op::ArrayNewElem, t, s, 2, reference),
        O::ArrayGet { array_type_index: t } | O::ArrayGetU { array_type_index: t } => make(Op::ArrayGet, t, 0, 2, element(t)),
        O::ArrayGetS { array_type_index: t } => make(Op::ArrayGetSigned, t, 0, 2, number),
        O::ArraySet { array_type_index: t } => with(element(t), 1, make(Op::ArraySet, t, 0, 3, None)),
        O::ArrayLen => make(Op::ArrayLen, 0, 0, 1, number),
        O::ArrayFill { array_type_index: t } => with(element(t), 1, make(Op::ArrayFill, t, 0, 4, None)),
        O::ArrayCopy { array_type_index_dst: t, .. } => make(Op::ArrayCopy, t, 0, 5, None),
        O::ArrayInitData { array_type_index: t, array_data_index: s } => make(Op::ArrayInitData, t, s, 4, None),
        O::ArrayInitElem { array_type_index: t, array_elem_index: s } => make(Op::ArrayInitElem, t, s, 4, None),
        O::RefTestNonNull { hty } | O::RefTestNullable { hty } => {
            let (m, n) = target(hty, matches!(operator, O::RefTestNullable { .. }));
            make(Op::RefTest, m, n, 1, number)
        }
        O::RefCastNonNull { hty } | O::RefCastNullable { hty } => {
            let (m, n) = target(hty, matches!(operator, O::RefCastNullable { .. }));
            make(Op::RefCast, m, n, 1, reference)
        }
        O::RefI31 => make(Op::RefI31, 0, 0, 1, reference),
        O::I31GetS => make(Op::I31GetSigned, 0, 0, 1, number),
        O::I31GetU => make(Op::I31GetUnsigned, 0, 0, 1, number),
        O::AnyConvertExtern => make(Op::AnyConvertExtern, 0, 0, 1, reference),
        O::ExternConvertAny => make(Op::ExternConvertAny, 0, 0, 1, reference),
        _ => None,
    }
}

/// The type of what is read from a field.
fn unpacked(storage: Option<StorageType>) -> Option<ValType> {
    storage.map(|storage| match storage {
        StorageType::I8 | StorageType::I16 => ValType::I32,
        StorageType::Val(ty) => ty,
    })
}

impl Module {
    /// The fields of a type of structs.
    fn fields(&self, ty: TypeIdx) -> &[wasmparser::FieldType] {
        match self.sub_types.get(ty as usize).map(|ty| &ty.composite_type.inner) {
            Some(CompositeInnerType::Struct(ty)) => &ty.fields,
            _ => &[],
        }
    }

    fn field(&self, ty: TypeIdx, field: u32) -> Option<StorageType> {
        self.fields(ty).get(field as usize).map(|field| field.element_type)
    }

    /// What the arrays of a type hold.
    fn element(&self, ty: TypeIdx) -> Option<StorageType> {
        match self.sub_types.get(ty as usize).map(|ty| &ty.composite_type.inner) {
            Some(CompositeInnerType::Array(ty)) => Some(ty.0.element_type),
            _ => None,
        }
    }
}
