# The project's commands: `make run`, `make test`, `make setup`; `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help setup run test browser screenshots format lock clean
.DELETE_ON_ERROR:

PLANS ?=
DATA ?= .data
PORT ?= 8000
UI_PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# A CPU build where the machine offers one, the public build elsewhere: one version, no hash.
TORCH := torch==2.13.0

help:
	@echo 'make run      環境の準備、計画の取り込み、APIとチャット画面の起動（Ctrl-Cで終了）'
	@echo '              変数: PLANS=計画のフォルダ DATA=索引の保存先 PORT=8000 UI_PORT=8501'
	@echo 'make test     環境の準備、静的検査、型検査、テスト'
	@echo 'make setup    環境の準備のみ'
	@echo 'make screenshots  画面の写真（docs/screenshots）の作り直し'
	@echo 'make format   コードの整形'
	@echo 'make lock     requirements.lock の作り直し（uvが必要です）'
	@echo 'make clean    環境と一時ファイルの削除（索引は残します）'

setup: $(VENV)/.project

# The packages: a fresh environment whenever the lock changes. The build tools come first, because
# --no-build-isolation lets source distributions be built with the locked tools only.
$(VENV)/.packages: requirements.lock
	@for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	  if "$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	      >/dev/null 2>&1; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo 'Python 3.11以上（venvを含む）が見つかりません。インストールしてから、もう一度お試しください。' >&2; \
	  echo 'Python 3.11 or newer (with venv) was not found. Please install it and try again.' >&2; \
	  exit 1; \
	fi; \
	echo "[1/4] 仮想環境を作成します（$$("$$found" --version)）"; \
	"$$found" -m venv --clear $(VENV)
	@awk '/^(packaging|pip|setuptools|wheel)==/ {keep = 1} keep {print} !/\\$$/ {keep = 0}' \
	  requirements.lock > $(VENV)/build.lock
	@$(PIP) install --quiet --no-deps --require-hashes -r $(VENV)/build.lock
	@echo '[2/4] ライブラリを導入します（数分かかることがあります）'
	@$(PIP) install --no-deps --require-hashes --no-build-isolation -r requirements.lock
	@echo '[3/4] $(TORCH) を導入します'
	@$(PIP) install '$(TORCH)'
	@touch $@

$(VENV)/.project: $(VENV)/.packages pyproject.toml
	@echo '[4/4] 施策ナビを導入します'
	@PYTHONWARNINGS=ignore $(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The values travel through the environment, so that folder names may hold spaces and quotes;
# exec, so that a signal for make's child reaches the program.
run: export PLANS := $(PLANS)
run: export DATA := $(DATA)
run: export PORT := $(PORT)
run: export UI_PORT := $(UI_PORT)
run: setup
	@set -- --data "$$DATA" --port "$$PORT" --ui-port "$$UI_PORT"; \
	if [ -n "$$PLANS" ]; then set -- --plans "$$PLANS" "$$@"; fi; \
	exec $(BIN)/shisaku run "$$@"

test: setup browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# A browser for the tests of the chat page.
browser:
	@for name in chromium chromium-browser google-chrome; do \
	  if command -v "$$name" >/dev/null 2>&1; then exit 0; fi; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo 'ブラウザーのテストに使うChromiumと日本語フォントを導入します'; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    chromium chromium-driver fonts-noto-cjk; \
	else \
	  echo 'Chromiumがありません。chromium、chromium-driver、fonts-noto-cjk を導入してください。' >&2; \
	fi

# Pictures of every page for the README, over the bundled sample.
screenshots: setup browser
	$(BIN)/python -m tests.browser.screenshots docs/screenshots

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# All hashes of every pinned file; without torch and the other packages in requirements.overrides.
lock:
	@uv pip compile pyproject.toml requirements.in --extra dev --override requirements.overrides \
	  --python-version 3.11 --generate-hashes --no-annotate --upgrade --quiet \
	  --custom-compile-command 'make lock' --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
