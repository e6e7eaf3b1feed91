//! The instructions, for both engines.

use std::sync::atomic::Ordering;

use aot_format::gc::{Op, cast};
use aot_format::trap::TrapKind;

use super::super::instance::Instance;
use super::super::ops::pay;
use super::super::types::TypeId;
use super::EXTERNALISED;
use super::object::{Object, Shape, Storage};
use super::roots::Roots;

type Result<T> = std::result::Result<T, TrapKind>;

/// The arguments of an instruction.
#[derive(Clone, Copy)]
struct Args {
    slots: *mut u64,
    /// Where the frames of the code that runs it begin.
    frames: usize,
}

impl Args {
    fn get(self, index: u32) -> u64 {
        // SAFETY: `run` has been promised the arguments.
        unsafe { self.slots.add(index as usize).read() }
    }

    /// A value that is stored like this.
    fn value(self, index: u32, storage: Storage) -> [u64; 2] {
        [self.get(index), if storage.slots() == 2 { self.get(index + 1) } else { 0 }]
    }

    /// Writes a result.
    fn put(self, [low, high]: [u64; 2], slots: u32) {
        // SAFETY: `run` has been promised room for the result.
        unsafe {
            self.slots.write(low);
            if slots == 2 {
                self.slots.add(1).write(high);
            }
        }
    }

    /// An i32, whatever the rest of its slot holds.
    fn number(self, index: u32) -> u32 {
        self.get(index) as u32
    }

    /// Where references are, while the instruction still needs the first of them.
    fn needed(&self, count: u32) -> Roots<'_> {
        // SAFETY: as above.
        Roots { live: unsafe { std::slice::from_raw_parts(self.slots, count as usize) }, frames: self.frames }
    }

    fn object(self, index: u32) -> Result<*mut Object> {
        match self.get(index) {
            0 => Err(TrapKind::NullReference),
            reference => Ok(reference as *mut Object),
        }
    }
}

/// Runs an instruction with its immediates. Its arguments lie in consecutive slots, and its result replaces the first. `frames` is where
/// the frames of the code that runs it begin on the native stack, with what that code had in registers ([`crate::sys::calls_with_frames`]),
/// and 0 while no code runs: the runtime's own frames below hold references of dead objects.
///
/// # Errors
/// When it traps.
///
/// # Safety
/// Validated code of the instance runs this on this thread, with all arguments of the instruction, and room for its result.
pub unsafe fn run(instance: &Instance, op: Op, m: u32, n: u32, args: *mut u64, frames: usize) -> Result<()> {
    let arguments = Args { slots: args, frames };
    let result = match op {
        Op::StructNew | Op::StructNewDefault => new_struct(instance, m, arguments, op == Op::StructNew)?,
        Op::StructGet | Op::StructGetSigned => {
            let (at, storage) = field(instance, m, n, arguments.object(0)?);
            // SAFETY: a field of the object.
            arguments.put(unsafe { storage.load(at, op == Op::StructGetSigned) }, storage.slots());
            return Ok(());
        }
        Op::StructSet => {
            let (at, storage) = field(instance, m, n, arguments.object(0)?);
            // SAFETY: as above.
            unsafe { storage.store(at, arguments.value(1, storage)) };
            return Ok(());
        }
        Op::RefTest => u64::from(is_of(instance, arguments.get(0), m, n)),
        Op::RefCast if is_of(instance, arguments.get(0), m, n) => return Ok(()),
        Op::RefCast => return Err(TrapKind::CastFailure),
        Op::RefI31 => u64::from(arguments.number(0) << 1 | 1),
        Op::I31GetSigned | Op::I31GetUnsigned => match arguments.number(0) {
            0 => return Err(TrapKind::NullReference),
            value if op == Op::I31GetSigned => u64::from((value as i32 >> 1) as u32),
            value => u64::from(value >> 1),
        },
        Op::AnyConvertExtern => internalise(instance, arguments)?,
        Op::ExternConvertAny => externalise(arguments.get(0)),
        Op::IsSubtype => u64::from(TypeId(m).is_subtype_of(instance.type_id(n))),
        _ => return run_array(instance, op, m, n, arguments),
    };
    arguments.put([result, 0], 1);
    Ok(())
}

/// The storage of what the arrays of a type hold.
fn element(instance: &Instance, ty: u32) -> Storage {
    let Shape::Array(element) = instance.type_id(ty).shape() else { unreachable!("validated") };
    *element
}

fn run_array(instance: &Instance, op: Op, m: u32, n: u32, args: Args) -> Result<()> {
    let result = match op {
        Op::ArrayNew => {
            let storage = element(instance, m);
            let len = args.number(storage.slots());
            let array = Array::new(instance, m, len, args.needed(1))?;
            array.fill(0, len, args.value(0, storage));
            array.reference()
        }
        Op::ArrayNewDefault => Array::new(instance, m, args.number(0), args.needed(0))?.reference(),
        Op::ArrayNewFixed => {
            let storage = element(instance, m);
            let array = Array::new(instance, m, n, args.needed(n * storage.slots()))?;
            // SAFETY: just made.
            unsafe { Object::fill(array.object, |slot, storage| args.value(slot, storage)) };
            array.reference()
        }
        Op::ArrayNewData => {
            let (offset, len) = (args.number(0), args.number(1));
            let bytes = segment_bytes(instance, m, n, offset, len)?;
            let array = Array::new(instance, m, len, args.needed(0))?;
            array.copy_bytes(0, bytes);
            array.reference()
        }
        Op::ArrayNewElem => {
            let (offset, len) = (args.number(0), args.number(1));
            check_elements(instance, n, offset, len)?;
            let array = Array::new(instance, m, len, args.needed(0))?;
            (0..len).for_each(|index| array.set(index, [instance.element_value(n, offset + index), 0]));
            array.reference()
        }
        Op::ArrayGet | Op::ArrayGetSigned => {
            let array = Array::of(instance, m, args.object(0)?);
            let index = args.number(1);
            array.check(index, 1)?;
            args.put(array.get(index, op == Op::ArrayGetSigned), array.element.slots());
            return Ok(());
        }
        // SAFETY: alive.
        Op::ArrayLen => u64::from(unsafe { (*args.object(0)?).len }),
        _ => return change_array(instance, op, m, n, args),
    };
    args.put([result, 0], 1);
    Ok(())
}

/// The instructions that write to an array and leave nothing.
fn change_array(instance: &Instance, op: Op, m: u32, n: u32, args: Args) -> Result<()> {
    let array = Array::of(instance, m, args.object(0)?);
    let to = args.number(1);
    match op {
        Op::ArraySet => {
            array.check(to, 1)?;
            array.set(to, args.value(2, array.element));
        }
        Op::ArrayFill => {
            let len = args.number(2 + array.element.slots());
            array.check(to, len)?;
            array.pay(instance, len)?;
            array.fill(to, len, args.value(2, array.element));
        }
        Op::ArrayCopy => {
            let source = Array { object: args.object(2)?, element: array.element };
            let (from, len) = (args.number(3), args.number(4));
            array.check(to, len)?;
            source.check(from, len)?;
            array.pay(instance, len)?;
            // SAFETY: both ranges lie within their arrays, whose elements have the same size.
            unsafe { std::ptr::copy(source.at(from), array.at(to), len as usize * array.element.bytes() as usize) };
        }
        Op::ArrayInitData => {
            let (offset, len) = (args.number(2), args.number(3));
            array.check(to, len)?;
            let bytes = segment_bytes(instance, m, n, offset, len)?;
            array.pay(instance, len)?;
            array.copy_bytes(to, bytes);
        }
        Op::ArrayInitElem => {
            let (offset, len) = (args.number(2), args.number(3));
            array.check(to, len)?;
            check_elements(instance, n, offset, len)?;
            array.pay(instance, len)?;
            (0..len).for_each(|index| array.set(to + index, [instance.element_value(n, offset + index), 0]));
        }
        _ => unreachable!("all others are in `run` and `run_array`"),
    }
    Ok(())
}

/// A struct of an instruction's arguments, or of zeros.
fn new_struct(instance: &Instance, ty: u32, args: Args, takes_values: bool) -> Result<u64> {
    let id = instance.type_id(ty);
    let slots = if takes_values { id.shape().slots() } else { 0 };
    let object = instance.store().heap().allocate(instance, id.0, 0, args.needed(slots))?;
    if takes_values {
        // SAFETY: just made.
        unsafe { Object::fill(object, |slot, storage| args.value(slot, storage)) };
    }
    Ok(object as u64)
}

/// Where a field lies, and how.
fn field(instance: &Instance, ty: u32, field: u32, object: *mut Object) -> (*mut u8, Storage) {
    let Shape::Struct(fields, _) = instance.type_id(ty).shape() else { unreachable!("validated") };
    let (offset, storage) = fields[field as usize];
    (Object::data(object).wrapping_add(offset as usize), storage)
}

/// An array, as one of a type.
struct Array {
    object: *mut Object,
    element: Storage,
}

impl Array {
    /// An array of zeros.
    fn new(instance: &Instance, ty: u32, len: u32, roots: Roots<'_>) -> Result<Array> {
        let object = instance.store().heap().allocate(instance, instance.type_id(ty).0, len, roots)?;
        let array = Array::of(instance, ty, object);
        array.pay(instance, len)?;
        Ok(array)
    }

    fn of(instance: &Instance, ty: u32, object: *mut Object) -> Array {
        Array { object, element: element(instance, ty) }
    }

    fn reference(&self) -> u64 {
        self.object as u64
    }

    fn len(&self) -> u32 {
        // SAFETY: alive.
        unsafe { (*self.object).len }
    }

    fn check(&self, from: u32, len: u32) -> Result<()> {
        match from.checked_add(len) {
            Some(end) if end <= self.len() => Ok(()),
            _ => Err(TrapKind::ArrayOutOfBounds),
        }
    }

    /// Pays for a look at so many elements.
    fn pay(&self, instance: &Instance, len: u32) -> Result<()> {
        pay(instance, u64::from(len) * u64::from(self.element.bytes()))
    }

    /// Address of an element that exists, or of the end.
    fn at(&self, index: u32) -> *mut u8 {
        Object::data(self.object).wrapping_add(index as usize * self.element.bytes() as usize)
    }

    fn get(&self, index: u32, signed: bool) -> [u64; 2] {
        // SAFETY: checked by the caller.
        unsafe { self.element.load(self.at(index), signed) }
    }

    fn set(&self, index: u32, value: [u64; 2]) {
        // SAFETY: checked by the caller.
        unsafe { self.element.store(self.at(index), value) }
    }

    fn fill(&self, from: u32, len: u32, value: [u64; 2]) {
        (from..from + len).for_each(|index| self.set(index, value));
    }

    /// Copies as many bytes as there are in a range that has been checked.
    fn copy_bytes(&self, to: u32, bytes: &[u8]) {
        // SAFETY: checked by the caller; the module's bytes never overlap an object.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), self.at(to), bytes.len()) }
    }
}

/// The bytes of `len` elements at an offset of a data segment.
fn segment_bytes(instance: &Instance, ty: u32, segment: u32, offset: u32, len: u32) -> Result<&[u8]> {
    let dropped = instance.dropped_data[segment as usize].load(Ordering::Relaxed);
    let range = instance.module.data[segment as usize].range.clone();
    let data: &[u8] = if dropped { &[] } else { &instance.module.bytes[range] };
    let end = u64::from(offset) + u64::from(len) * u64::from(element(instance, ty).bytes());
    let end = usize::try_from(end).map_err(|_| TrapKind::MemoryOutOfBounds)?;
    data.get(offset as usize..end).ok_or(TrapKind::MemoryOutOfBounds)
}

fn check_elements(instance: &Instance, segment: u32, offset: u32, len: u32) -> Result<()> {
    let dropped = instance.dropped_elements[segment as usize].load(Ordering::Relaxed);
    let available = if dropped { 0 } else { instance.module.elements[segment as usize].items.len() as u64 };
    if u64::from(offset) + u64::from(len) > available { Err(TrapKind::TableOutOfBounds) } else { Ok(()) }
}

/// Whether a reference is of the type that two immediates say.
fn is_of(instance: &Instance, reference: u64, m: u32, n: u32) -> bool {
    if reference == 0 {
        return n & cast::NULL != 0;
    }
    let object = || {
        let object = reference as *const Object;
        // SAFETY: an even number is the address of an object.
        if reference & 1 == 0 { unsafe { (*object).ty } } else { 0 }
    };
    if n & cast::DECLARED != 0 {
        let wanted = instance.type_id(m);
        return match wanted.shape() {
            // SAFETY: functions live as long as the store.
            Shape::None => instance.store().func(reference).is_some_and(|func| unsafe { (*func).ty }.is_subtype_of(wanted)),
            _ => object() != 0 && TypeId(object()).is_subtype_of(wanted),
        };
    }
    match m {
        cast::ALL => true,
        cast::I31 => reference & 1 != 0,
        cast::EQ => reference & 1 != 0 || object() != 0,
        cast::STRUCT => matches!(Object::shape(object()), Some(Shape::Struct(..))),
        cast::ARRAY => matches!(Object::shape(object()), Some(Shape::Array(_))),
        _ => false,
    }
}

/// `any.convert_extern`.
fn internalise(instance: &Instance, args: Args) -> Result<u64> {
    let reference = args.get(0);
    if reference == 0 || reference & EXTERNALISED != 0 {
        return Ok(reference & !EXTERNALISED);
    }
    let object = instance.store().heap().allocate(instance, 0, 0, args.needed(0))?;
    // SAFETY: the object has room for a reference.
    unsafe { Object::data(object).cast::<u64>().write(reference) };
    Ok(object as u64)
}

/// `extern.convert_any`.
fn externalise(reference: u64) -> u64 {
    let object = reference as *mut Object;
    // SAFETY: an even number that is not null is the address of an object; one without a type holds a reference.
    unsafe {
        match reference {
            0 => 0,
            _ if reference & 1 == 0 && (*object).ty == 0 => Object::data(object).cast::<u64>().read(),
            _ => reference | EXTERNALISED,
        }
    }
}

/// The host's reference in a value of type `any`, if it is one: what [`Op::AnyConvertExtern`] was given.
pub fn externalise_host(reference: u64) -> Option<u64> {
    let value = externalise(reference);
    (value != 0 && value & EXTERNALISED == 0).then_some(value)
}
