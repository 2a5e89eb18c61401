/** The parts of the library that a page uses by name. Elements are registered by `acs-elements/define/*.js`. */
export type { Adapter, Failure, PerformOptions, RequestFact, Tagged } from './contracts/adapter.js';
export type * from './contracts/call.js';
export type * from './contracts/chat.js';
export type * from './contracts/connector.js';
export type * from './contracts/devices.js';
export { AcsError, type ErrorCode } from './contracts/errors.js';
export {
  formatIdentifier,
  parseIdentifier,
  type Cloud,
  type Identifier,
  type ParticipantId,
} from './contracts/identifiers.js';
export type { Notice, NoticeCode } from './contracts/notice.js';
export type * from './contracts/outbox.js';
export { CallController, callContext } from './context/call-controller.js';
export { ChatController, chatContext, threadContext } from './context/chat-controller.js';
export { AnnounceEvent } from './context/announce-event.js';
export { RequestEvent } from './context/request-event.js';
export { ThreadController } from './context/thread-controller.js';
export type { Language, StringOverrides } from './i18n/language.js';
export { LanguageProvider } from './i18n/language-provider.js';
export { registerLanguage } from './i18n/languages.js';
export {
  callDeadlines,
  createStatefulCall,
  type StatefulCall,
  type StatefulCallOptions,
} from './stateful/call/stateful-call.js';
export {
  createStatefulChat,
  type StatefulChat,
  type StatefulChatOptions,
} from './stateful/chat/stateful-chat.js';
export { registerConnector, type ConnectorLoader } from './stateful/connectors.js';
export { browserOutbox } from './storage/browser-outbox.js';
