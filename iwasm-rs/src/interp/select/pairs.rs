//! Pairs of instructions that are one.

use super::trees::ends_of_loops;
use super::*;

/// An effect with the key of its instruction.
trait Listed: Effect {
    const KEY: Key;
}

impl<T: Value, E: Expr<T>> Listed for Set<T, E> {
    const KEY: Key = Root::ToSlot(T::TY).key(E::KEY);
}

impl<T: Value, E: Expr<T>> Listed for Compute<T, E> {
    const KEY: Key = Root::ToAcc(T::TY).key(E::KEY);
}

impl<Op: StoreOp, A: Expr<u32>, V: Expr<Op::In>> Listed for Put<Op, A, V> {
    const KEY: Key = Root::Store(Op::NODE).key(A::KEY.then(V::KEY));
}

impl<X: Listed, Y: Listed> Listed for Pair<X, Y> {
    const KEY: Key = X::KEY.then(Y::KEY);
}

/// Two instructions in one, where the first moves a value, steps a counter or goes to memory: by far the most frequent pairs.
impl Selection {
    pub(super) const fn add_pairs(&mut self) {
        type Move = Set<u64, S>;
        type Step = Set<u32, Field>;
        macro_rules! first {
            ($($x:ty),* $(,)?) => { $(self.first::<$x>();)* };
        }
        macro_rules! before_comparison {
            ($($x:ty),* $(,)?) => { $(self.before_comparison::<$x>();)* };
        }
        first!(Move, Set<u32, I>, Set<u64, A>, Step, Set<u32, Element>, Set<u32, Bin<I32Add, A, S>>, Set<u32, Bin<I32Add, A, I>>, Set<u64, Bin<I64Add, S, I>>,
            Pair<Move, Move>, Pair<Step, Step>);
        first!(Set<u32, Load32<S>>, Set<u32, Byte<S>>, Set<u64, Load<I64Load, S>>, Set<f64, Double<S>>, Set<u32, Load32<Field>>);
        first!(Put<I32Store, S, S>, Put<I32Store, S, A>, Put<I32Store8, S, S>, Put<I32Store8, S, I>, Put<I32Store16, S, A>, Put<I64Store, S, S>,
            Put<F64Store, S, A>, Put<I32Store, S, Load32<S>>, Put<I64Store, S, Load<I64Load, S>>);
        first!(Set<f64, Bin<F64Add, A, S>>, Set<f64, Bin<F64Mul, A, S>>, Compute<f64, Tee<Double<S>>>, Compute<f64, Tee<Bin<F64Add, S, S>>>,
            Compute<f64, Tee<Bin<F64Mul, S, S>>>, Compute<f64, Tee<Bin<F64Add, A, S>>>, Compute<f64, Tee<Bin<F64Mul, A, S>>>);
        before_comparison!(Move, Set<u32, I>, Set<u64, A>, Step, Set<u32, Element>, Set<u32, Load32<S>>, Set<u32, Byte<S>>);
    }

    /// What may follow an effect.
    const fn first<X: Listed>(&mut self) {
        self.leads::<X>();
        macro_rules! effects {
            ($($y:ty),* $(,)?) => { $(self.insert(X::KEY.then(<$y>::KEY), handlers::effect::<Pair<X, $y>>);)* };
        }
        effects!(Set<u64, S>, Set<u32, I>, Set<u32, Field>, Set<u32, Element>, Set<u32, Load32<S>>, Set<u32, Byte<S>>, Set<u64, Load<I64Load, S>>,
            Set<f64, Double<S>>, Put<I32Store, S, S>, Put<I32Store8, S, S>, Put<I64Store, S, S>, Put<F64Store, S, S>);
        macro_rules! follow {
            ($($root:ident $c:ty => $handler:ident;)*) => {$(
                self.insert(X::KEY.then(Root::$root.key(<$c as Expr<u32>>::KEY)), handlers::$handler::<X, $c>);
            )*};
        }
        follow! {
            BrIf S => br_if; BrUnless S => br_unless;
            BrIf Load32<S> => br_if; BrUnless Load32<S> => br_unless;
            BrIf Byte<S> => br_if; BrUnless Byte<S> => br_unless;
            BackIf S => back_if; BackIf Tee<Field> => back_if;
            BackIf Bin<I32Ne, Tee<Field>, S> => back_if; BackIf Bin<I32Ne, Tee<Field>, I> => back_if;
            BackIf Bin<I32LtU, Tee<Field>, S> => back_if; BackIf Bin<I32LtS, Tee<Field>, S> => back_if;
            BackIf Bin<I64Ne, Tee<Bin<I64Add, S, I>>, S> => back_if; BackIf Bin<I64Ne, Tee<Bin<I64Add, S, I>>, I> => back_if;
            BackIf Bin<I64LtU, Tee<Bin<I64Add, S, S>>, S> => back_if;
        }
        self.insert(X::KEY.then(Root::Br.key(Key::EMPTY)), handlers::br::<X>);
        self.insert(X::KEY.then(Root::BrBack.key(Key::EMPTY)), handlers::br_back::<X>);
        self.insert(X::KEY.then(Root::Call.key(Key::EMPTY)), calls::call::<X, calls::Direct>);
        self.insert(X::KEY.then(Root::CallIndirect.key(Key::of(Node::Slot))), calls::call::<X, calls::Indirect<S>>);
        self.insert(X::KEY.then(Root::CallIndirect.key(Key::of(Node::Acc))), calls::call::<X, calls::Indirect<A>>);
        self.insert(X::KEY.then(Root::Return(Ty::I32).key(Key::of(Node::Slot))), handlers::ret_value::<X, u32, S>);
        self.insert(X::KEY.then(Root::Return(Ty::I32).key(Key::of(Node::Imm))), handlers::ret_value::<X, u32, I>);
    }

    const fn leads<X: Listed>(&mut self) {
        let entry = self.insert(X::KEY, handlers::effect::<X>);
        self.keys.leads[entry] = true;
    }

    /// An effect that a comparison with a branch may follow.
    const fn before_comparison<X: Listed>(&mut self) {
        macro_rules! compare {
            ($($op:ident)*) => {$(
                self.branches::<X, Bin<$op, S, S>>();
                self.branches::<X, Bin<$op, S, I>>();
            )*};
        }
        compare!(I32Eq I32Ne I32LtS I32LtU I32GtS I32GtU I32LeS I32LeU I32GeS I32GeU);
        macro_rules! end {
            ($([$($op:ident)*] $x:ty, $y:ty;)*) => { $($(
                self.insert(X::KEY.then(Root::BackIf.key(<Bin<$op, $x, $y> as Expr<u32>>::KEY)), handlers::back_if::<X, Bin<$op, $x, $y>>);
            )*)* };
        }
        ends_of_loops!(end);
    }

    const fn branches<X: Listed, C: Expr<u32>>(&mut self) {
        self.insert(X::KEY.then(Root::BrIf.key(C::KEY)), handlers::br_if::<X, C>);
        self.insert(X::KEY.then(Root::BackIf.key(C::KEY)), handlers::back_if::<X, C>);
    }
}
