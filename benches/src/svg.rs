//! Results as a picture: a row for each program, a dot for each engine at its ratio to native code, on a logarithmic axis.

use std::fmt::Write;

use crate::programs::Half;
use crate::report::Results;

/// Colours that are told apart by most eyes.
const COLOURS: [&str; 10] = ["#000000", "#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c564b", "#7f7f7f", "#bcbd22"];
const LEFT: f64 = 130.0;
const WIDTH: f64 = 620.0;
const ROW: f64 = 20.0;

/// The picture.
pub fn picture(results: &Results<'_>) -> String {
    let engines = 1..results.engines.len();
    let largest = (0..results.programs.len())
        .flat_map(|p| engines.clone().filter_map(move |e| results.ratio(p, e)))
        .fold(2.0, |largest: f64, ratio| largest.max(ratio.high));
    let smallest: f64 = 0.7;
    let x = |ratio: f64| LEFT + WIDTH * (ratio.max(smallest) / smallest).ln() / (largest * 1.1 / smallest).ln();
    let top = 30.0 + ROW * (engines.len().div_ceil(4)) as f64;
    let rows = results.programs.len() + 1;
    let bottom = top + ROW * rows as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        LEFT + WIDTH + 20.0,
        bottom + 40.0
    );
    for (i, e) in engines.clone().enumerate() {
        let (at, y) = (LEFT + (i % 4) as f64 * 155.0, 20.0 + ROW * (i / 4) as f64);
        let colour = COLOURS[e % COLOURS.len()];
        let _ = writeln!(svg, "<circle cx=\"{at}\" cy=\"{}\" r=\"4\" fill=\"{colour}\"/>", y - 4.0);
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{y}\">{}</text>", at + 8.0, results.engines[e].name);
    }
    for tick in [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0].into_iter().filter(|tick| *tick < largest * 1.1) {
        let at = x(tick);
        let _ = writeln!(svg, "<line x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{top}\" y2=\"{bottom}\" stroke=\"#ddd\"/>");
        let _ = writeln!(svg, "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{tick}</text>", bottom + 15.0);
    }
    let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"{}\">CPU time in relation to native code; * = held out</text>", bottom + 32.0);
    for p in 0..rows {
        let y = top + ROW * (p as f64 + 0.5);
        let name = results.programs.get(p).map_or("geometric mean".to_string(), |program| {
            format!("{}{}", program.name, if program.half == Half::HeldOut { "*" } else { "" })
        });
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{name}</text>", LEFT - 10.0, y + 4.0);
        for e in engines.clone() {
            let colour = COLOURS[e % COLOURS.len()];
            if p == results.programs.len() {
                let mean = results.mean(e, None).0;
                if mean.is_finite() {
                    let _ =
                        writeln!(svg, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" fill=\"{colour}\"/>", x(mean) - 4.0, y - 4.0);
                }
            } else if let Some(ratio) = results.ratio(p, e) {
                let (low, middle, high) = (x(ratio.low), x(ratio.median), x(ratio.high));
                let _ = writeln!(svg, "<line x1=\"{low:.1}\" x2=\"{high:.1}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{colour}\"/>");
                let _ = writeln!(svg, "<circle cx=\"{middle:.1}\" cy=\"{y}\" r=\"4\" fill=\"{colour}\"/>");
            }
        }
    }
    svg + "</svg>\n"
}
