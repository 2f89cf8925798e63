# Setting up, running and checking digitpad. CONTRIBUTING.md tells more.

PYTHON := .venv/bin/python
SOURCES := pyproject.toml .ci/prepare .ci/constraints.txt
# As many tests at once as there are processors; those of a file share what is costly to set up. One
# that hangs, or takes its process along, ends the run.
PYTEST := $(PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadfile --max-worker-restart 0
TEXTS := -silent -no-obsolete -locations none -extensions py \
	-tr-function-alias tr+=CheckpointError,tr+=CollectionError,tr+=DamagedDrawingError,tr+=DataError \
	-tr-function-alias tr+=DeviceError,tr+=ExportError,tr+=FactsError,tr+=InkError,tr+=LabelError \
	-tr-function-alias tr+=OpeningError,tr+=PictureBytesError,tr+=PictureError,tr+=RecipeError \
	-tr-function-alias tr+=RefusalError,tr+=RunError,tr+=SettingsError,tr+=UnfinishedError \
	digitpad/ui digitpad/app digitpad/collection digitpad/ink digitpad/recognition digitpad/settings.py \
	trainer/lessons trainer/commands/arguments.py trainer/commands/finetune.py trainer/run_folder.py \
	trainer/training/finish.py trainer/training/mean_loss.py trainer/training/supply.py

.PHONY: run test quick lint drive screenshots package package-test release translations constraints

# Opens the pad; where there is no display, shows what it does all the same.
run: .venv/prepared
	@if $(PYTHON) -m digitpad.ui.display; then \
	  exec $(PYTHON) -m digitpad; \
	else \
	  echo "Running the demo instead: digitpad demo"; \
	  QT_QPA_PLATFORM=offscreen exec $(PYTHON) -m digitpad demo; \
	fi

# Everything that must hold before a change lands.
test: lint drive
	$(PYTEST)
	$(MAKE) package-test

# The same without the slow parts, for work in between.
quick: lint
	$(PYTEST) -m "not slow"

# Formatter, linter, strict types, and who may import whom.
lint: .venv/prepared-to-test
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m ruff check
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

# A real pad on a display of its own, driven from outside; its screenshots lie in build/.
drive: .venv/prepared-to-test
	$(PYTHON) tests/drive.py

# Pictures of the pad's main states, for people to look at.
screenshots: .venv/prepared-to-test
	$(PYTHON) tests/screenshots.py

# Takes the window's texts into the translations, where new ones wait for their German.
translations: .venv/prepared-to-test
	.venv/bin/pyside6-lupdate $(TEXTS) -ts assets/translations/digitpad_de.ts
	.venv/bin/pyside6-lrelease -silent assets/translations/digitpad_de.ts

# The program for people without Python, in build/package/digitpad. .ci/release/README.md tells more.
package: .venv/prepared-to-test
	PYTHONPATH=.ci $(PYTHON) -m release.environment
	PYTHONPATH=.ci build/package/environment/bin/python -m release.build

# The same, and then all it should do, in empty environments and on a display of its own.
package-test: package
	$(PYTHON) -m pytest tests/packaging/check_program.py
	$(PYTHON) tests/drive.py build/package/digitpad/digitpad

# What people download, in dist/, after all checks.
release: test
	PYTHONPATH=.ci build/package/environment/bin/python -m release.archives

# Keeps the versions that .venv holds for whoever prepares next, without what only Linux needs.
constraints: .venv/prepared-to-test
	.venv/bin/uv pip freeze --quiet --exclude-editable | \
	  grep -Ev '^(cuda|nvidia|pip|triton)[-=]' > .ci/constraints.txt

.venv/prepared: $(SOURCES)
	.ci/prepare run
	@touch $@

.venv/prepared-to-test: $(SOURCES)
	.ci/prepare test
	@touch .venv/prepared $@
