export { Capability } from './capability.entity.js';
export { capabilityLifecycle, type CapabilityFacts } from './capability.lifecycle.js';
export { getCapability } from './capability.repository.js';
export { matchingMessages } from './matching.messages.js';
