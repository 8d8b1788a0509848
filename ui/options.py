"""Every option the page's server is started with; nothing is left to a configuration file."""

from __future__ import annotations

API_VARIABLE = "SHISAKU_API_URL"
DEFAULT_API = "http://127.0.0.1:8000"
ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501

# Fonts are those of the reader's machine; text is at least 7:1 against its background.
FONT = (
    "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'BIZ UDPGothic', 'Yu Gothic UI', "
    "Meiryo, sans-serif"
)

THEME = {
    "theme.light.primaryColor": "#17508f",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#eef2f7",
    "theme.light.textColor": "#1a2330",
    "theme.light.borderColor": "#ccd5e0",
    "theme.dark.primaryColor": "#8fc1f7",
    "theme.dark.backgroundColor": "#101823",
    "theme.dark.secondaryBackgroundColor": "#1c2634",
    "theme.dark.textColor": "#eef2f7",
    "theme.dark.borderColor": "#3a475a",
    "theme.font": FONT,
    "theme.headingFont": FONT,
    "theme.codeFont": f"'Noto Sans Mono CJK JP', {FONT}",
    "theme.baseRadius": "8px",
}

OPTIONS = {
    "server.address": ADDRESS,
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.runOnSave": "false",
    "server.enableCORS": "true",
    "server.enableXsrfProtection": "true",
    "server.enableStaticServing": "false",
    "server.enableAgentApi": "false",
    "server.maxUploadSize": "50",
    "server.showEmailPrompt": "false",
    "browser.serverAddress": ADDRESS,
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.toolbarMode": "minimal",
    "client.allowedOrigins": f"http://{ADDRESS}",
    "runner.magicEnabled": "false",
    "logger.level": "warning",
    "logger.hideWelcomeMessage": "true",
    **THEME,
}
ALLOWED_HOSTS = (ADDRESS, "localhost")


def flags(port: int) -> list[str]:
    """The options as arguments of ``streamlit run``."""
    options = {**OPTIONS, "server.port": str(port)}
    hosts = [f"--server.allowedHosts={host}" for host in ALLOWED_HOSTS]
    return [*(f"--{name}={value}" for name, value in options.items()), *hosts]
