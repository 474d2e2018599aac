//! Empties functions that the linker had to keep although the page never gets to them: means of Yew that this page does
//! not use. What only they call goes with them, together a tenth of the download.
//!
//! The page draws elements, words and rows by `src/components/tag.rs` alone, in one component, and listens in
//! `src/browser.rs`. Should it ever get to an emptied function, the program stops and the loader shows the written
//! advice; the visits in `tests/browser` would see it.

use std::collections::HashMap;

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

/// Parts of the names of functions, and why the page never gets to them.
const NEVER_CALLED: [(&str, &[&str]); 5] = [
    (
        "no raw HTML, nothing drawn elsewhere, no component within the page and none that waits, no field of several lines",
        &[
            "::vraw::VRaw",
            "::braw::BRaw",
            "::vportal::VPortal",
            "::bportal::BPortal",
            "::vsuspense::VSuspense",
            "::bsuspense::BSuspense",
            "::suspension::Suspension",
            "::BaseSuspense",
            "::vcomp::VComp",
            "::bcomp::BComp",
            "TextareaFields",
            "HtmlTextAreaElement",
        ],
    ),
    (
        "no element has a listener of its own",
        &[
            "ListenerKind",
            "EventDescriptor as ",
            "ListenerRegistration>::register",
            "SubtreeData>::add_listener",
            "HashMap<yew::dom_bundle::subtree_root::EventDescriptor",
            "make_hasher<yew::dom_bundle::subtree_root::EventDescriptor",
            "hash_one::<&yew::dom_bundle::subtree_root::EventDescriptor",
        ],
    ),
    (
        "all attributes have their place in one list",
        &[
            "indexmap::",
            "Attributes>::apply_diff_as_maps",
            "Attributes>::get_mut_index_map",
        ],
    ),
    ("no list has keys for all its items", &["::KeyedEntry"]),
    (
        "a queue of one component at most, a tree that is never balanced",
        &["BalancingContext<usize, yew::scheduler::QueueEntry>"],
    ),
];

/// A body without variables that stops the program.
const STOP: [u8; 2] = [0, 0];
const NOTHING: u8 = 1;
const END: u8 = 0x0b;

/// The program, with the same number of bytes, and how many functions were emptied. It has to have names.
///
/// # Errors
/// For bytes that are no program.
pub(super) fn snip(wasm: &[u8]) -> Result<(Vec<u8>, usize), BinaryReaderError> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else {
                    continue;
                };
                for part in parts {
                    let Name::Function(functions) = part? else {
                        continue;
                    };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index as usize, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut emptied = wasm.to_vec();
    let mut count = 0;
    for (number, range) in bodies.into_iter().enumerate() {
        let name = names.get(&(imported + number));
        if !name.is_some_and(|name| is_never_called(&without_hashes(name))) {
            continue;
        }
        if let Some([stop @ .., end]) = emptied.get_mut(range)
            && let Some((start, rest)) = stop.split_first_chunk_mut::<2>()
        {
            *start = STOP;
            rest.fill(NOTHING);
            *end = END;
            count += 1;
        }
    }
    Ok((emptied, count))
}

fn is_never_called(name: &str) -> bool {
    NEVER_CALLED
        .iter()
        .flat_map(|(_, parts)| *parts)
        .any(|part| name.contains(part))
}

/// `yew[5187cd3952bfcb68]::callback` as `yew::callback`: the hash changes with the compiler.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with two functions `nop; nop` of these names.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0, 3, 3, 2, 0, 0]);
        wasm.extend([10, 11, 2, 4, 0, 1, 1, 0x0b, 4, 0, 1, 1, 0x0b]);
        let mut list = vec![2];
        for (number, name) in (0..).zip(names) {
            list.extend([number, u8::try_from(name.len()).unwrap()]);
            list.extend(name.as_bytes());
        }
        let size = u8::try_from(list.len()).unwrap();
        wasm.extend([0, size + 7, 4, b'n', b'a', b'm', b'e', 1, size]);
        wasm.extend(list);
        wasm
    }

    #[test]
    fn empties_what_is_never_called_and_nothing_else() {
        let wasm = module(["yew[5187cd3952bfcb68]::vraw::VRaw::new", "[T]::vec::VRaw"]);
        let (snipped, count) = snip(&wasm).unwrap();
        assert_eq!(count, 1);
        let at = wasm
            .windows(4)
            .position(|bytes| bytes == [0, 1, 1, 0x0b])
            .unwrap();
        let mut expected = wasm;
        expected[at + 1] = 0;
        assert_eq!(snipped, expected);
    }

    #[test]
    fn names_are_the_same_whatever_compiler_wrote_them() {
        assert_eq!(
            without_hashes("<yew[5187cd3952bfcb68]::Key as core[6ea1fe0cb44a73e7]::Eq>::eq::<[u8]>"),
            "<yew::Key as core::Eq>::eq::<[u8]>"
        );
    }
}
