export { documentMessages } from './document.messages.js';
