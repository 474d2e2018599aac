/**
 * Whether the page is shown by another app (WeChat, QQ, Alipay …) rather than by a browser. There, functions often
 * exist and silently do nothing. Android marks such views with `wv`; those of an iPhone do not call themselves Safari.
 */
export const insideAnApp = /MicroMessenger|; wv\)|\bQQ\/|AlipayClient|DingTalk|ArkWeb|iP(hone|ad|od)(?!.*Safari)/.test(
  navigator.userAgent,
);
