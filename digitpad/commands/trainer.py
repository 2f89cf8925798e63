"""`digitpad trainer`: the trainer, in this same program, so that a packaged one has it too."""

from __future__ import annotations

import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command; everything behind its name is the trainer's to understand."""
    parser = subparsers.add_parser("trainer", help="train and measure networks", add_help=False)
    parser.add_argument("arguments", nargs="*")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run one of the trainer's commands; its exit status."""
    from trainer.cli import main

    return main(arguments.arguments)
