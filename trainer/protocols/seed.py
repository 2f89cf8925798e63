"""The seed of all that a protocol draws by chance: of every checkpoint the same is asked."""

SEED = 20260101
