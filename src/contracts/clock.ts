export { systemClock, type Clock } from '../contracts/clock.js';
