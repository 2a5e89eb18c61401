export { register as define, type Definable } from '../components/register.js';
