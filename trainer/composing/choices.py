"""Choices: the data of numbers, how pictures are augmented, how digits lie side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from digitpad.recognition.frame import ALIGNED
from digitpad.recognition.reading import MAX_DIGITS
from trainer.composing.style import Style
from trainer.data.sets import public_name

_WHOLE_TURN = 360


@dataclass(frozen=True)
class Shares:
    """How often each kind of sample comes, relative to the others; what there is no ink for, never.

    print: printed numbers, letters and signs. drawings: the user's own. own: numbers composed of
    the user's digits. memory: unlabelled ones in the style WILD, from which a network can only
    learn what another one says of them. longer: numbers of several digits that people wrote, in
    the data sets of pictures.
    """

    ink: float = 0.6
    pictures: float = 0.28
    others: float = 0.07
    scribbles: float = 0.02
    too_long: float = 0.03
    print: float = 0.0
    drawings: float = 0.15
    own: float = 0.0
    memory: float = 0.0
    longer: float = 0.0


@dataclass(frozen=True)
class DataChoice:
    """What is learnt from.

    lengths: least and most digits of a number, each length as likely as any other.
    pictures: data sets by name, or folders by path, whose pictures of digits numbers, or strips,
    are made of. What they hold of longer numbers is learnt as it is, as `shares` says.
    natural_share, loose_share: of numbers in the styles NATURAL and LOOSE, the others being in
    `style`.
    pen_spread: how much the pen's width varies, as the standard deviation of its logarithm.
    devices: whether ink is as other devices would have recorded it, half of the time.
    joined_share: of numbers in ink, those with ligatures where digits begin near each other.
    scans: the share of ink that comes as a picture.
    hard_share: of the numbers made of pictures, those whose digits are picked the oftener the
    harder the weights find them that a run begins with.
    """

    lengths: tuple[int, int] = (1, MAX_DIGITS)
    pictures: tuple[str, ...] = ("mnist",)
    shares: Shares = field(default_factory=Shares)
    style: Style = field(default_factory=Style)
    natural_share: float = 0.0
    loose_share: float = 0.0
    pen_spread: float = 0.18
    devices: bool = True
    joined_share: float = 0.0
    scans: float = 0.0
    hard_share: float = 0.0

    def __post_init__(self) -> None:
        if not self.pictures:
            raise ValueError("pictures names one data set at least")
        if len(set(map(public_name, self.pictures))) < len(self.pictures):
            raise ValueError("pictures names each data set once")
        names = ("natural_share", "loose_share", "joined_share", "scans", "hard_share")
        if not all(0 <= getattr(self, name) <= 1 for name in names):
            raise ValueError(f"{', '.join(names)} are shares from 0 to 1")
        if self.pen_spread < 0:
            raise ValueError("pen_spread is not negative")


@dataclass(frozen=True)
class Sometimes:
    """A change that a share of the pictures suffers, as strongly as a range says, evenly."""

    share: float = 0.0
    least: float = 0.0
    most: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1 or self.least > self.most:
            raise ValueError(f"{self} is no share from 0 to 1 with a range from least to most")


@dataclass(frozen=True)
class Augmentation:
    """What is done to pictures, in this order; as it stands, nothing.

    rotation, shear: degrees at most, either way. shift: at most, as a share of width and height.
    scale: least and most. elastic: how far pixels are moved, as a standard deviation in pixels.
    pen: 1 makes strokes a pixel thicker on all sides, -1 thinner. blur: how much each pixel becomes
    the mean of nine. fade: the share of its light that ink keeps. inversion: a share of the
    pictures. cutout: the share of a picture's area that a rectangle in it hides. noise: standard
    deviation. mixup: alpha of the beta distribution that `mixed` draws from (Zhang et al., ICLR
    2018).
    """

    rotation: float = 0.0
    shear: float = 0.0
    shift: float = 0.0
    scale: tuple[float, float] = (1.0, 1.0)
    elastic: Sometimes = field(default_factory=Sometimes)
    pen: Sometimes = field(default_factory=Sometimes)
    blur: Sometimes = field(default_factory=Sometimes)
    fade: Sometimes = field(default_factory=Sometimes)
    inversion: float = 0.0
    cutout: Sometimes = field(default_factory=Sometimes)
    noise: Sometimes = field(default_factory=Sometimes)
    mixup: float = 0.0

    def __post_init__(self) -> None:
        if not 0 < self.scale[0] <= self.scale[1]:
            raise ValueError(f"a scale goes from its least to its most, both above 0: {self.scale}")
        if not (0 <= self.inversion <= 1 and 0 <= self.shift <= 1):
            raise ValueError("inversion and shift are shares from 0 to 1")
        if min(self.rotation, self.shear, self.mixup) < 0:
            raise ValueError("rotation, shear and mixup are not negative")
        if self.rotation >= _WHOLE_TURN:
            raise ValueError(f"rotation is below {_WHOLE_TURN} degrees")

    @property
    def moves(self) -> bool:
        """Whether pictures are turned, sheared, shifted or scaled."""
        return bool(self.rotation or self.shear or self.shift) or self.scale != (1.0, 1.0)

    @property
    def stays(self) -> bool:
        """Whether columns that are empty remain so, but for noise and a pixel or two beside ink."""
        return not (self.moves or self.elastic.share or self.inversion or self.mixup)


@dataclass(frozen=True)
class Strips:
    """How digits are laid side by side; all lengths but `lengths` in pixels.

    lengths: least and most digits, each number of them, and each digit, as likely as any other.
    side: of a digit's square while digits are laid out. gaps: least and most between two squares;
    they overlap below 0. lift: how far up or down a square is moved at most. height: of a strip,
    to which it is scaled with a dark border all round. width: of the frame, into which a strip that
    is too wide is squeezed. align: "left", "middle" or "right", where in it others lie.
    drawn: digits that people have drawn themselves are used, too, where there are any.
    """

    lengths: tuple[int, int] = (1, MAX_DIGITS)
    side: int = 28
    gaps: tuple[int, int] = (0, 0)
    lift: int = 0
    height: int = 28
    border: int = 0
    width: int = 140
    align: str = "left"
    drawn: bool = False

    def __post_init__(self) -> None:
        least, most = self.lengths
        if not 1 <= least <= most or self.align not in ALIGNED:
            raise ValueError(f"{self} has no lengths, or none of the places {', '.join(ALIGNED)}")
        if not -self.side < self.gaps[0] <= self.gaps[1] or self.lift < 0:
            raise ValueError(f"{self} has gaps, or a lift, that cannot be")
        if min(self.height, self.width) <= 2 * self.border or min(self.side, self.border + 1) < 1:
            raise ValueError(f"{self} leaves no room for digits")


WINDOW = Strips(lengths=(1, 1), side=32, height=32, width=32)
"""System W's for single digits."""
WINDOWS = Strips(side=32, height=32, width=160, align="right")
"""System W's."""
HEADS = Strips(lengths=(1, 3), width=84)
"""System M's."""
CRNN = Strips(gaps=(-12, 10), lift=5, height=32, border=1, width=128, align="right")
"""System C's; its digits are changed by CRNN_DIGITS before."""
CRNN_DIGITS = Augmentation(rotation=10, shift=4 / 28, scale=(0.9, 1.1))
