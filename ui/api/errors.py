"""What can go wrong between the page and the service, as messages that people understand."""

from __future__ import annotations


class ServiceError(Exception):
    """Root of the page's errors: ``message`` says in Japanese what happened and what to do.

    ``code`` is the service's name for a refusal, if it gave one.
    """

    message = "回答サービスでエラーが起きました。しばらくしてから、もう一度お試しください。"

    def __init__(self, message: str | None = None, *, code: str | None = None) -> None:
        self.code = code
        self.message = message or type(self).message
        super().__init__(self.message)


class ServiceDownError(ServiceError):
    """Nobody answers at the service's address."""

    message = "回答サービスに接続できません。サービスが起動しているか確認してください。"


class ServiceStartingError(ServiceError):
    """The service is up, but its index is not."""

    message = "回答サービスは準備中です。計画の読み込みが終わるまで、しばらくお待ちください。"


class ServiceSlowError(ServiceError):
    """The service did not answer in time."""

    message = "回答サービスの応答に時間がかかっています。しばらくしてから、もう一度お試しください。"


class ServiceBusyError(ServiceError):
    """Too many questions at once."""

    message = "質問が混み合っています。少し待ってから、もう一度お試しください。"


class RefusedError(ServiceError):
    """The service refused the request; its own words say why."""

    message = "この内容では受け付けられませんでした。質問を変えて、もう一度お試しください。"


class UnexpectedReplyError(ServiceError):
    """The reply is not of the agreed form."""

    message = "回答サービスから想定外の応答がありました。接続先が正しいか確認してください。"
