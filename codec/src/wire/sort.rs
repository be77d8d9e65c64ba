//! Sorting where equal items are the same to the caller, or there are none.

use alloc::collections::BTreeSet;
use core::cmp::Ordering;

/// Sorts.
#[cfg(not(any(target_arch = "wasm32", thingwire_small)))]
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl FnMut(&T, &T) -> Ordering) {
    items.sort_unstable_by(compare);
}

/// Sorts: in the browser bytes count more than time, and the library's sort is some 4 kB for each type.
#[cfg(any(target_arch = "wasm32", thingwire_small))]
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl FnMut(&T, &T) -> Ordering) {
    heap_sort(items, compare);
}

/// A set, filled one by one: `collect` would sort first.
pub(crate) fn set_of<T: Ord>(items: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// By a heap: no item is compared more than twice the logarithm of their number, whatever their order.
#[cfg(any(test, target_arch = "wasm32", thingwire_small))]
fn heap_sort<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let count = items.len();
    for round in (0..count.saturating_add(count >> 1)).rev() {
        // First the heap is built from its last parent on, then its greatest goes behind it.
        let (mut parent, end) = match round.checked_sub(count) {
            Some(parent) => (parent, count),
            None => {
                items.swap(0, round);
                (0, round)
            }
        };
        loop {
            let mut child = parent.wrapping_mul(2).wrapping_add(1);
            let [Some(left), right] = [
                items.get(..end).and_then(|heap| heap.get(child)),
                items.get(..end).and_then(|heap| heap.get(child.wrapping_add(1))),
            ] else {
                break;
            };
            let mut greater = left;
            if let Some(right) = right
                && compare(left, right).is_lt()
            {
                greater = right;
                child = child.wrapping_add(1);
            }
            if items.get(parent).is_none_or(|item| compare(item, greater).is_ge()) {
                break;
            }
            items.swap(parent, child);
            parent = child;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_sort(items: Vec<u8>) {
            let mut wanted = items.clone();
            wanted.sort();
            for sort in [sort_by::<u8>, heap_sort::<u8>] as [fn(&mut [u8], fn(&u8, &u8) -> Ordering); 2] {
                let mut sorted = items.clone();
                sort(&mut sorted, u8::cmp);
                prop_assert_eq!(&sorted, &wanted);
            }
        }
    }
}
