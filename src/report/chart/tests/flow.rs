use super::{caption, holds};
use crate::report::chart::{Flow, Node, Stream, Turn, flow};

fn node(label: &str) -> Node {
    Node { label: label.into(), counts: ["1".into(), "2".into()] }
}

fn stream(from: usize, to: usize, count: u64) -> Stream {
    let (turn, sign) = match from.cmp(&to) {
        std::cmp::Ordering::Equal => (Turn::Same, "="),
        std::cmp::Ordering::Greater => (Turn::Up, "▲"),
        std::cmp::Ordering::Less => (Turn::Down, "▼"),
    };
    Stream { from, to, count, turn, says: format!("{sign} {count}") }
}

fn drawn(nodes: &[Node], streams: &[Stream]) -> String {
    flow(&Flow { caption: caption(), sides: ["Trước", "Sau"], nodes, streams })
}

#[test]
fn streams_are_as_broad_as_they_are_many_and_have_slots_of_their_own() {
    let streams = [stream(0, 0, 90), stream(1, 0, 10), stream(1, 1, 100)];
    let picture = drawn(&[node("A"), node("B")], &streams);
    // 200 subjects on 130 units: 90 are 59 broad, 10 are 7 (in a slot of 15), 100 are 65.
    // A stands from 24, 59 + 15 = 74 high; B from 24 + 74 + 12 = 110, 15 + 65 = 80 high.
    // From B to A: the left middle is 110 + 7, the right one 24 + 59 + 7.
    holds(
        &picture,
        &[
            "viewBox=\"0 0 360 192\"",
            "<rect x=\"108\" y=\"24\" width=\"6\" height=\"74\"",
            "<rect x=\"246\" y=\"110\" width=\"6\" height=\"80\"",
            "M114 114C180 114 180 87 246 87V94C180 94 180 121 114 121Z",
            "<text x=\"238\" y=\"94\" text-anchor=\"end\" font-weight=\"600\">▲ 10</text>",
        ],
    );
}

#[test]
fn one_among_thirty_thousand_is_drawn_and_numbered() {
    let streams = [stream(0, 0, 29_999), stream(0, 1, 1)];
    let picture = drawn(&[node("A"), node("B")], &streams);
    // 29,999 are 130 broad in the slot from 24; the one beside it, 2 broad, has the slot of 15
    // from 154: its middle is 161. B stands from 24 + 145 + 12 = 181: the middle there is 188.
    holds(&picture, &["M114 160C180 160 180 187 246 187V189C180 189", "▼ 1</text>"]);
    holds(&picture, &["fill=\"url(#p1-four)\""]);
}

#[test]
fn slots_of_two_streams_never_touch() {
    let mut streams = Vec::new();
    for from in 0..6 {
        for to in 0..6 {
            streams.push(stream(from, to, 1 + (from * 7 + to) as u64 % 5));
        }
    }
    let nodes: Vec<_> = (0..6).map(|at| node(&format!("L{at}"))).collect();
    let picture = drawn(&nodes, &streams);
    // The numbers on the streams, by their height: at least a slot of 15 lies between two.
    let mut heights: Vec<i64> = picture
        .split("<text x=\"238\" y=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    heights.sort_unstable();
    assert_eq!(heights.len(), 36);
    assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 15), "{heights:?}");
}

#[test]
fn a_name_of_many_words_is_broken_and_makes_room_for_itself() {
    let long = node("Hoàn thành xuất sắc nhiệm vụ được giao trong năm");
    let picture = drawn(&[long, node("B")], &[stream(0, 0, 5), stream(1, 1, 5)]);
    // 104 units hold fourteen letters or so: four lines, and one for the number, are 70 high.
    holds(&picture, &["<rect x=\"108\" y=\"24\" width=\"6\" height=\"70\""]);
    for words in ["Hoàn thành xuất", "sắc nhiệm vụ", "được giao trong", ">năm<"] {
        assert_eq!(picture.matches(words).count(), 2, "{words} in\n{picture}");
    }
}
