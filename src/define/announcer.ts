import { AcsAnnouncer } from '../components/announcer/announcer.js';
import { define } from './define.js';

define(AcsAnnouncer);
