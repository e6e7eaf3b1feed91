//! Trees of more than one operator.

use super::*;

/// Calls a method for an operator after the other on the same operands.
macro_rules! each {
    ($self:ident.$method:ident [$($op:ident)*] $l:ty, $r:ty) => { $($self.$method::<_, Bin<$op, $l, $r>>();)* };
}

/// Calls a generic method of the selection for each type of a list.
macro_rules! for_types {
    ($self:ident.$method:ident $($ty:ty),* $(,)?) => { $($self.$method::<$ty>();)* };
}

/// Calls a macro with the comparisons at the ends of loops.
macro_rules! ends_of_loops {
    ($m:ident) => {
        $m! {
            [I32Ne I32LtU I32LtS I32GtU] Tee<Element>, S;
            [I32Ne I32LtU I32LtS I32GtU] Tee<Element>, I;
            [I32LtU I32GtU I32LtS I32GtS I32Ne] Tee<Load32<Tee<Field>>>, S;
            [I32Ne I32Eq] Tee<Byte<Tee<Field>>>, I;
            [I64Ne I64LtU I64LtS I64GtU I64GtS] Tee<Bin<I64Add, S, I>>, S;
            [I64Ne I64LtU I64LtS I64GtU I64GtS] Tee<Bin<I64Add, S, I>>, I;
            [I64Ne I64LtU I64LtS I64GtU I64GtS] Tee<Bin<I64Add, S, S>>, S;
            [I64Ne I64LtU I64LtS I64GtU I64GtS] Tee<Bin<I64Add, S, S>>, I;
        }
    };
}
pub(super) use ends_of_loops;

/// Larger trees, chosen from profiles (`count-instructions`): what follows each other most often becomes one.
impl Selection {
    pub(super) const fn add_trees(&mut self) {
        self.add_selects();
        self.add_addresses();
        for_types!(self.operand Load32<S>, Load32<A>, Byte<S>, Byte<A>, Load<I32Load16U, S>, Bin<I32And, S, I>, Bin<I32And, A, I>);
        for_types!(self.arithmetic Load32<Field>, Byte<Field>, Load<I32Load16U, Field>, Load<I32Load8S, S>, Load<I32Load16S, S>);
        self.add_nested();
        for_types!(self.operand_of_mask Load32<S>, Load32<A>, Byte<S>, Byte<A>, Load<I32Load16U, S>, Bin<I32ShrU, S, I>, Bin<I32ShrU, A, I>);
        for_types!(self.compared Tee<Field>, Tee<Load32<S>>, Tee<Byte<S>>, Tee<Load32<A>>, Byte<Field>, Load32<Field>, Load<I32Load16U, Field>,
            Load<I32Load8S, S>, Tee<Load<I32Load8S, S>>, Tee<Load<I32Load16U, S>>, Field, Element);
        for_types!(self.tested Tee<Field>, Tee<Load32<S>>, Tee<Byte<S>>, Tee<Load32<A>>, Tee<Bin<I32And, S, I>>, Tee<Bin<I32And, A, I>>,
            Byte<Field>, Load32<Field>, Load<I32Load8S, S>, Load<I32Load16U, A>, Tee<A>, Bin<I32And, S, S>, Bin<I32And, A, S>, Element,
            Load<I32Load16U, Field>, Byte<Element>);
        for_types!(self.index Byte<S>, Byte<A>, Field, Bin<I32Add, A, I>, Load32<S>, Load32<A>, Bin<I32And, S, I>,
            Bin<I32Add, Tee<Byte<S>>, I>, Tee<Byte<S>>, Bin<I32And, Tee<Load32<S>>, I>);
        self.add_loops();
        self.add_state();
        self.add_stores();
        self.add_floats();
        self.add_long();
        // The steps of checksums and hashes.
        self.value::<_, Bin<I32Xor, Bin<I32ShrU, S, I>, A>>();
        self.value::<_, Bin<I32Xor, Bin<I32Shl, S, I>, A>>();
        self.value::<_, Bin<I32And, Bin<I32Sub, I, A>, I>>();
        self.value::<_, Bin<I32Sub, I, Bin<I32And, S, I>>>();
        for_types!(self.returned_int Element, Field, Bin<I32Add, A, S>, Bin<I32Add, A, I>, Bin<I32And, S, I>, Load32<S>, Byte<S>);
    }

    /// An operator on the result of another.
    const fn add_nested(&mut self) {
        macro_rules! inner {
            ($([$($op:ident)*] $l:ty, $r:ty;)*) => { $($( self.arithmetic::<Bin<$op, $l, $r>>(); )*)* };
        }
        inner! {
            [I32Add I32Sub I32Mul I32And I32Or I32Xor] S, S;
            [I32Add I32Sub I32Mul I32And I32Or I32Xor] A, S;
            [I32Add I32Mul I32And I32Or I32Xor I32Shl I32ShrS I32ShrU I32Rotl] S, I;
            [I32Add I32Mul I32And I32Or I32Xor I32Shl I32ShrS I32ShrU I32Rotl] A, I;
        }
        each!(self.arithmetic_of [I32Sub I32Shl] I, S);
    }

    const fn arithmetic_of<T, X: Expr<u32> + Expr<T>>(&mut self) {
        self.arithmetic::<X>();
    }

    const fn returned_int<E: Expr<u32>>(&mut self) {
        self.returned::<u32, E>();
    }

    const fn add_selects(&mut self) {
        macro_rules! select {
            ($($c:ty),*) => {$(
                self.value::<u64, Select<$c, S, S>>();
                self.value::<u64, Select<$c, S, I>>();
                self.value::<u64, Select<$c, I, S>>();
                self.value::<u64, Select<$c, I, I>>();
                self.value::<f64, Select<$c, S, S>>();
            )*};
        }
        select!(S, A);
        macro_rules! compared {
            ($($op:ident)*) => {$(
                self.value::<u64, Select<Bin<$op, S, S>, S, S>>();
                self.value::<u64, Select<Bin<$op, S, I>, S, S>>();
                self.value::<u64, Select<Bin<$op, S, I>, S, I>>();
                self.value::<u64, Select<Bin<$op, S, I>, I, S>>();
            )*};
        }
        compared!(I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU);
    }

    /// Elements of arrays, and what changes pointers on the way.
    const fn add_addresses(&mut self) {
        macro_rules! load {
            ($($load:ident)*) => {$(
                self.value::<_, Load<$load, Bin<I32Add, Bin<I32Shl, S, I>, S>>>();
                self.value::<_, Load<$load, Bin<I32Add, Bin<I32Shl, A, I>, S>>>();
                self.both::<_, Load<$load, Tee<Field>>>();
                self.both::<_, Load<$load, Tee<Element>>>();
                self.both::<_, Load<$load, Tee<Bin<I32Add, A, S>>>>();
                self.value::<_, Load<$load, Tee<Bin<I32Add, A, I>>>>();
                self.both::<_, Load<$load, Field>>();
                self.both::<_, Load<$load, Element>>();
            )*};
        }
        load!(I32Load I32Load8U I32Load16U I64Load F64Load);
        self.both::<_, Bin<I32Add, Bin<I32Shl, S, I>, S>>();
        self.both::<_, Bin<I32Add, Bin<I32Shl, A, I>, S>>();
        self.both::<_, Bin<I32Add, Field, S>>();
        self.value::<_, Load32<Load32<S>>>();
        self.value::<_, Load32<Load32<A>>>();
        self.value::<_, Load32<Tee<Load32<S>>>>();
        self.value::<_, Byte<Tee<Load32<S>>>>();
        self.value::<_, Byte<Load32<S>>>();
    }

    /// A tree of i32 to compute with.
    const fn arithmetic<X: Expr<u32>>(&mut self) {
        each!(self.value [I32Add I32Sub I32Mul I32And I32Or I32Xor I32Shl I32ShrS I32ShrU] X, I);
        each!(self.both [I32Add I32Sub I32And I32Or I32Xor I32Mul] X, S);
        each!(self.value [I32Add I32And I32Or I32Xor] X, A);
        self.both::<_, Bin<I32Sub, S, X>>();
    }

    /// A tree of i32 to compute with, to compare and to test.
    const fn operand<X: Expr<u32>>(&mut self) {
        self.arithmetic::<X>();
        self.compared::<X>();
        self.test::<X>();
    }

    /// A tree of i32 to test.
    const fn tested<X: Expr<u32>>(&mut self) {
        self.test::<X>();
    }

    const fn compared<X: Expr<u32>>(&mut self) {
        each!(self.compare [I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU I32LeS I32LeU I32GeS I32GeU] X, I);
        each!(self.compare [I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU I32LeS I32LeU I32GeS I32GeU] X, S);
    }

    const fn compare<T: Value, E: Expr<T> + Expr<u32>>(&mut self) {
        self.value::<u32, E>();
        self.condition::<E>();
    }

    /// A tree of i32 of which some bits are tested.
    const fn operand_of_mask<X: Expr<u32>>(&mut self) {
        self.value::<_, Bin<I32And, X, I>>();
        self.tee::<_, Bin<I32And, X, I>>();
        self.test::<Bin<I32And, X, I>>();
        self.compare::<u32, Bin<I32Eq, Bin<I32And, X, I>, I>>();
        self.compare::<u32, Bin<I32Ne, Bin<I32And, X, I>, I>>();
    }

    /// The ends of loops.
    const fn add_loops(&mut self) {
        macro_rules! end {
            ($([$($op:ident)*] $x:ty, $y:ty;)*) => { $($(
                self.value::<u32, Bin<$op, $x, $y>>();
                self.add(Root::BackIf, <Bin<$op, $x, $y> as Expr<u32>>::KEY, handlers::back_if::<Nothing, Bin<$op, $x, $y>>);
            )*)* };
        }
        ends_of_loops!(end);
        self.test::<Tee<Byte<Tee<Field>>>>();
        self.test::<Byte<Tee<Field>>>();
        self.test::<Tee<Load32<Tee<Field>>>>();
    }

    /// The stack pointer of C programs.
    const fn add_state(&mut self) {
        self.both::<_, Bin<I32Sub, Global, I>>();
        self.both::<_, Bin<I32Add, Global, I>>();
        self.global::<_, Bin<I32Add, S, I>>();
        self.global::<_, Bin<I32Sub, S, I>>();
        self.global::<u32, Tee<Bin<I32Sub, Global, I>>>();
    }

    /// From memory to memory, changes of memory in place, and results that go there at once.
    const fn add_stores(&mut self) {
        macro_rules! copies {
            ($($store:ident $load:ident;)*) => {$(
                self.store::<$store, S, Load<$load, S>>();
                self.store::<$store, S, Load<$load, A>>();
                self.store::<$store, S, Load<$load, Field>>();
                self.store::<$store, Field, S>();
                self.store::<$store, Tee<Field>, S>();
                self.store::<$store, Element, S>();
                self.store::<$store, Tee<Element>, S>();
                self.store::<$store, Field, A>();
                self.store::<$store, Element, A>();
            )*};
        }
        copies! { I32Store I32Load; I64Store I64Load; F64Store F64Load; I32Store8 I32Load8U; I32Store16 I32Load16U; }
        self.store::<I32Store8, Field, I>();
        self.store::<I32Store8, Element, I>();
        self.store::<I32Store, Field, I>();
        macro_rules! results {
            ($($value:ty),* $(,)?) => {$( self.store::<I32Store, S, $value>(); )*};
        }
        results!(Bin<I32Add, Load32<S>, I>, Bin<I32Add, Load32<S>, S>, Bin<I32Or, Load32<S>, I>, Bin<I32And, Load32<S>, I>, Tee<A>,
            Tee<Field>);
        macro_rules! computed {
            ($store:ident [$($op:ident)*]) => { $(
                self.store::<$store, S, Bin<$op, S, S>>();
                self.store::<$store, S, Bin<$op, S, I>>();
                self.store::<$store, S, Bin<$op, A, S>>();
                self.store::<$store, S, Bin<$op, A, I>>();
            )* };
        }
        computed!(I32Store [I32Add I32Sub I32And I32Or I32Xor I32Mul I32Shl I32ShrU]);
        computed!(I32Store8 [I32Add I32Sub I32And I32Or I32Xor I32Shl I32ShrU]);
        computed!(I32Store16 [I32Add I32Sub I32And I32Or I32Shl]);
        computed!(I64Store [I64Add I64Sub I64And I64Or I64Xor I64Shl I64ShrU]);
        macro_rules! chosen {
            ($($op:ident)*) => { $(
                self.store::<I32Store, S, Select<Bin<$op, S, S>, S, S>>();
                self.store::<F64Store, S, Select<Bin<$op, S, S>, S, S>>();
            )* };
        }
        chosen!(I32LtS I32LtU I32GtS I32GtU);
        self.store::<I32Store8, S, Bin<I32And, Byte<S>, I>>();
        self.store::<I32Store8, S, Bin<I32Or, Byte<S>, I>>();
        self.store::<I64Store, S, Bin<I64Add, Load<I64Load, S>, I>>();
        self.store::<F32Store, A, A>();
        self.store::<F64Store, A, A>();
    }

    /// Loads as operands, sums of products, and where they go. Of what commutes, the larger operand is on the left.
    const fn add_floats(&mut self) {
        for_types!(self.float Double<S>, Double<A>, Double<Field>, Double<Element>, Tee<Double<S>>, Tee<Double<Field>>,
            Bin<F64Add, S, S>, Bin<F64Sub, S, S>, Bin<F64Mul, S, S>, Bin<F64Add, A, S>, Bin<F64Sub, A, S>, Bin<F64Mul, A, S>,
            Bin<F64Sub, S, A>, Bin<F64Add, S, I>, Bin<F64Mul, S, I>, Bin<F64Add, A, I>, Bin<F64Mul, A, I>,
            Tee<Bin<F64Add, S, S>>, Tee<Bin<F64Sub, S, S>>, Tee<Bin<F64Mul, S, S>>, Tee<Bin<F64Mul, A, S>>,
            Bin<F64Add, Double<S>, S>, Bin<F64Add, Double<S>, A>, Bin<F64Add, Double<Field>, A>, Bin<F64Mul, Double<S>, A>,
            Bin<F64Mul, Double<S>, S>, Bin<F64Mul, Double<Field>, S>, Bin<F64Mul, Double<S>, Double<S>>,
            Bin<F64Mul, Double<Field>, Double<Field>>, Bin<F64Mul, Bin<F64Mul, S, S>, S>);
        each!(self.both [F64Add F64Sub F64Mul] A, A);
        for_types!(self.float Bin<F64Mul, A, A>, Tee<Bin<F64Mul, A, A>>, Bin<F64Sub, A, Double<S>>);
        for_types!(self.with_accumulator Double<S>, Double<Field>, Double<Element>, Tee<Double<S>>, Tee<Double<Field>>,
            Bin<F64Add, S, S>, Bin<F64Sub, S, S>, Bin<F64Mul, S, S>, Tee<Bin<F64Mul, S, S>>,
            Bin<F64Mul, Double<S>, S>, Bin<F64Mul, Double<Field>, S>, Bin<F64Mul, Double<S>, Double<S>>,
            Bin<F64Mul, Double<Field>, Double<Field>>, Bin<F64Mul, Bin<F64Mul, S, S>, S>);
        for_types!(self.product Bin<F64Mul, S, S>, Bin<F64Mul, Double<S>, S>, Bin<F64Mul, Double<Field>, S>, Bin<F64Mul, Double<S>, Double<S>>,
            Bin<F64Mul, Double<Field>, Double<Field>>, Bin<F64Mul, Bin<F64Mul, S, S>, S>);
        each!(self.value [F64Add F64Sub] Bin<F64Mul, S, S>, Bin<F64Mul, S, S>);
        self.both::<f64, Bin<F64Add, Bin<F64Add, Double<Field>, A>, Double<Field>>>();
        for_types!(self.bounded Bin<F64Add, S, S>, Bin<F64Sub, S, S>, Bin<F64Add, A, S>, Bin<F64Mul, S, S>, Double<S>, Tee<Double<S>>,
            Bin<F64Add, Bin<F64Mul, S, S>, S>, Bin<F64Add, Tee<Bin<F64Mul, S, S>>, S>, Bin<F64Add, Tee<Bin<F64Mul, A, A>>, S>);
        each!(self.tee [F64Add F64Sub F64Mul] S, S);
        each!(self.tee [F64Add F64Sub F64Mul] A, S);
        self.tee::<f64, Double<S>>();
        for_types!(self.stored Bin<F64Add, S, S>, Bin<F64Sub, S, S>, Bin<F64Mul, S, S>, Bin<F64Add, A, S>, Bin<F64Sub, S, A>, Bin<F64Sub, A, S>,
            Bin<F64Mul, A, S>, Bin<F64Mul, A, I>);
        self.both::<f64, Bin<F64Div, I, Un<F64ConvertI32S, S>>>();
        self.value::<f64, Un<F64ConvertI32S, Load32<S>>>();
    }

    /// A float that is an operand, with a slot, a constant or nothing else at the other side.
    const fn float<X: Expr<f64>>(&mut self) {
        each!(self.both [F64Add F64Sub F64Mul] X, S);
        each!(self.both [F64Sub] S, X);
        each!(self.tee_twice [F64Add F64Sub F64Mul] X, S);
        each!(self.value [F64Div] X, S);
        each!(self.value [F64Div] S, X);
        each!(self.value [F64Add F64Sub F64Mul] X, I);
        for_types!(self.stored Bin<F64Add, X, S>, Bin<F64Sub, X, S>, Bin<F64Sub, S, X>, Bin<F64Mul, X, S>, Bin<F64Mul, X, I>);
    }

    /// One with the accumulator at the other side.
    const fn with_accumulator<X: Expr<f64>>(&mut self) {
        each!(self.both [F64Add F64Sub F64Mul] X, A);
        each!(self.both [F64Sub] A, X);
        each!(self.value [F64Div] A, X);
        for_types!(self.stored Bin<F64Add, X, A>, Bin<F64Sub, A, X>, Bin<F64Sub, X, A>, Bin<F64Mul, X, A>);
    }

    /// One that is added to memory.
    const fn product<X: Expr<f64>>(&mut self) {
        self.both::<f64, X>();
        each!(self.value [F64Add F64Sub] X, Double<S>);
        each!(self.value [F64Add F64Sub] Double<S>, X);
        for_types!(self.stored Bin<F64Add, X, Double<S>>, Bin<F64Add, Double<S>, X>, Bin<F64Sub, Double<S>, X>, Tee<Bin<F64Add, X, S>>, Tee<Bin<F64Sub, S, X>>);
    }

    /// One that conditions compare.
    const fn bounded<X: Expr<f64>>(&mut self) {
        each!(self.bound [F64Lt F64Gt F64Le F64Ge] X, S);
        each!(self.bound [F64Lt F64Gt F64Le F64Ge] X, I);
    }

    const fn bound<T, E: Expr<T> + Expr<u32>>(&mut self) {
        self.value::<u32, E>();
        self.test::<E>();
    }

    const fn stored<E: Expr<f64>>(&mut self) {
        self.store::<F64Store, S, E>();
    }

    /// 64-bit integers.
    const fn add_long(&mut self) {
        type Extended = Un<I64ExtendI32U, S>;
        each!(self.value [I64Add I64Sub I64And I64Or I64Xor I64Shl I64Mul] Extended, I);
        each!(self.value [I64Add I64Or I64Xor I64Mul] Extended, S);
        each!(self.value [I64Add I64Or I64Xor I64Mul] S, Extended);
        macro_rules! nested {
            ($([$($inner:ident)*] [$($outer:ident)*];)*) => { $( nested!(@ $($inner)* ; [$($outer)*]); )* };
            (@ $($inner:ident)* ; $outer:tt) => { $( nested!(@@ $inner $outer); )* };
            (@@ $inner:ident [$($outer:ident)*]) => { $(
                self.both::<_, Bin<$outer, Bin<$inner, S, I>, S>>();
                self.value::<_, Bin<$outer, Bin<$inner, S, I>, I>>();
                self.value::<_, Bin<$outer, Bin<$inner, A, I>, S>>();
                self.both::<_, Bin<$outer, Bin<$inner, S, S>, S>>();
                self.value::<_, Bin<$outer, Bin<$inner, S, S>, I>>();
                self.value::<_, Bin<$outer, Bin<$inner, A, S>, S>>();
            )* };
        }
        nested! {
            [I64Add I64Sub I64Mul I64And I64Or I64Xor I64Shl I64ShrU I64ShrS I64Rotl] [I64Add I64Sub I64And I64Or I64Xor];
        }
        each!(self.value [I64Add I64Mul I64Xor I64Or I64And] Load<I64Load, S>, S);
        each!(self.value [I64Add I64And I64ShrU] Load<I64Load, S>, I);
        self.compare::<u32, Bin<I64Eq, Load<I64Load, S>, S>>();
        self.compare::<u32, Bin<I64Ne, Load<I64Load, S>, S>>();
        self.value::<u32, Un<I32WrapI64, Load<I64Load, S>>>();
        self.value::<u32, Un<I32WrapI64, Bin<I64ShrU, S, I>>>();
    }
}
