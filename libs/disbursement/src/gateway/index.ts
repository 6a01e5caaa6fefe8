export * from './payment-gateway.js';
export { HttpPaymentGateway, type HttpPaymentGatewayOptions } from './http-payment-gateway.js';
export { GatewayRefusal, GatewayUnknownOutcome } from './gateway-errors.js';
export { composeBatch } from './compose-batch.js';
export { gatewayMessages } from './gateway.messages.js';
