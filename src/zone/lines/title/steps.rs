//! Amounts in steps: a title is neither best far above the body nor best right at it, so that one weight an amount
//! would not do.

/// Steps of an amount: each name holds up to its limit.
pub(super) type Steps = &'static [(f32, &'static str)];

/// The step that an amount falls on.
pub(super) fn step(steps: Steps, amount: f32) -> &'static str {
    steps.iter().find(|(limit, _)| amount <= *limit).or(steps.last()).map_or("", |(_, name)| name)
}

/// The size of a line, in units of its mass.
pub(super) const MASS: Steps = &[
    (2.0, "mass to 2"),
    (3.5, "mass to 3.5"),
    (5.0, "mass to 5"),
    (7.0, "mass to 7"),
    (9.5, "mass to 9.5"),
    (13.0, "mass to 13"),
    (18.0, "mass to 18"),
    (24.0, "mass to 24"),
    (33.0, "mass to 33"),
    (50.0, "mass to 50"),
    (f32::MAX, "mass above"),
];

/// Lines down to the body.
pub(super) const ABOVE: Steps = &[
    (1.0, "1 above body"),
    (2.0, "2 above body"),
    (3.0, "3 above body"),
    (4.0, "4 above body"),
    (6.0, "6 above body"),
    (9.0, "9 above body"),
    (14.0, "14 above body"),
    (24.0, "24 above body"),
    (49.0, "49 above body"),
    (f32::MAX, "far above body"),
];

pub(super) const INSIDE: Steps = &[
    (0.0, "opens body"),
    (2.0, "2 inside body"),
    (6.0, "6 inside body"),
    (20.0, "20 inside body"),
    (f32::MAX, "far inside body"),
];

pub(super) const FROM_TOP: Steps = &[
    (0.0, "first line"),
    (2.0, "line 2"),
    (5.0, "line 5"),
    (12.0, "line 12"),
    (30.0, "line 30"),
    (70.0, "line 70"),
    (130.0, "line 130"),
    (f32::MAX, "line far down"),
];

pub(super) const TO_PROSE: Steps = &[
    (1.0, "prose next"),
    (2.0, "prose in 2"),
    (3.0, "prose in 3"),
    (5.0, "prose in 5"),
    (8.0, "prose in 8"),
    (14.0, "prose in 14"),
    (30.0, "prose in 30"),
    (f32::MAX, "no prose"),
];

pub(super) const TO_BYLINE: Steps = &[
    (1.0, "byline next"),
    (2.0, "byline in 2"),
    (3.0, "byline in 3"),
    (5.0, "byline in 5"),
    (9.0, "byline in 9"),
    (f32::MAX, "no byline"),
];

pub(super) const FROM_BYLINE: Steps = &[
    (1.0, "byline before"),
    (3.0, "byline 3 before"),
    (6.0, "byline 6 before"),
    (f32::MAX, "no byline before"),
];

pub(super) const MENU: Steps =
    &[(0.1, "no menu"), (0.35, "little menu"), (0.6, "some menu"), (0.85, "much menu"), (1.0, "all menu")];

pub(super) const MENU_BELOW: Steps = &[
    (0.1, "no menu below"),
    (0.35, "little menu below"),
    (0.6, "some menu below"),
    (0.85, "much menu below"),
    (1.0, "all menu below"),
];

pub(super) const BEFORE: Steps = &[
    (-0.5, "nothing before"),
    (3.0, "tiny before"),
    (7.0, "short before"),
    (14.0, "middling before"),
    (30.0, "long before"),
    (f32::MAX, "longest before"),
];

pub(super) const NEXT: Steps = &[
    (-0.5, "nothing next"),
    (3.0, "tiny next"),
    (7.0, "short next"),
    (14.0, "middling next"),
    (30.0, "long next"),
    (f32::MAX, "longest next"),
];

/// How much of the page's prose stands above.
pub(super) const PROSE_ABOVE: Steps = &[
    (0.0, "no prose above"),
    (0.02, "prose above to .02"),
    (0.06, "prose above to .06"),
    (0.15, "prose above to .15"),
    (0.4, "prose above to .4"),
    (f32::MAX, "most prose above"),
];

/// Prose among the lines behind, in units of the mass of a line.
pub(super) const PROSE_BEHIND: Steps = &[
    (0.0, "no prose behind"),
    (40.0, "prose behind to 40"),
    (120.0, "prose behind to 120"),
    (350.0, "prose behind to 350"),
    (f32::MAX, "much prose behind"),
];

/// The same, of lines before.
pub(super) const PROSE_BEFORE: Steps = &[
    (0.0, "no prose before"),
    (30.0, "prose before to 30"),
    (120.0, "prose before to 120"),
    (f32::MAX, "much prose before"),
];

/// Long lines that are no prose between a line and the body.
pub(super) const RIVALS_BELOW: Steps = &[
    (0.0, "no rivals below"),
    (1.0, "1 rival below"),
    (2.0, "2 rivals below"),
    (5.0, "5 rivals below"),
    (f32::MAX, "rivals below"),
];

/// The same above a line.
pub(super) const RIVALS_ABOVE: Steps = &[
    (0.0, "no rivals above"),
    (1.0, "1 rival above"),
    (2.0, "2 rivals above"),
    (5.0, "5 rivals above"),
    (f32::MAX, "rivals above"),
];

pub(super) const TO_POST: Steps = &[
    (0.0, "in posts"),
    (2.0, "2 above posts"),
    (4.0, "4 above posts"),
    (8.0, "8 above posts"),
    (16.0, "16 above posts"),
    (40.0, "40 above posts"),
    (f32::MAX, "far above posts"),
];
