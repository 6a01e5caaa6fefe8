/** The pool under the role `jbgs_app`. */
export const APP_DATA_SOURCE = Symbol('APP_DATA_SOURCE');
/** The read-only pool under the role `jbgs_public`. */
export const PUBLIC_DATA_SOURCE = Symbol('PUBLIC_DATA_SOURCE');
export const LOGGER = Symbol('LOGGER');
