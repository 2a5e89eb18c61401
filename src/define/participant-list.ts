import { AcsParticipantList } from '../components/participant-list/participant-list.js';
import { define } from './define.js';

define(AcsParticipantList);
