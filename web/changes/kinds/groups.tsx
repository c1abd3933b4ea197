import { CLIENT_PAUSES } from '../../../domain/judgeClientPause.ts';
import { GROUP_ENDS, PROGRAMME_ENDS } from '../../../domain/judgeGroupEnd.ts';
import { Choose, Line } from '../fields.tsx';
import { type Asked, type ChangeKind, given, missing, ready } from '../kind.ts';
import { kindTexts } from '../kindTexts.ts';

/** Business groups that have not ended. */
function standing({ choices, language }: Asked, among: (group: Asked['choices']['groups'][number]) => boolean): [key: string, name: string][] {
  return choices.groups.filter((group) => group.within !== null && group.endedOn === null && among(group)).map(({ group, name }) => [group, name[language]]);
}

const merge: ChangeKind = {
  name: 'merge',
  action: 'endGroup',
  fields(asked) {
    const texts = kindTexts(asked.language);
    const groups = standing(asked, ({ yours }) => yours);
    return (
      <>
        <Choose asked={asked} name="group" label={texts.group} options={groups} />
        <Choose asked={asked} name="into" label={texts.into} options={groups} blank="–" />
        <Line asked={asked} name="on" label={texts.mergeOn} type="date" most={asked.choices.today} first={asked.choices.today} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const body = { group: value('group'), into: value('into'), on: value('on') };
    return (
      missing(asked, ['group', 'into', 'on'], kindTexts(language).required) ??
      ready((why, key) => visit.api.mergeGroups(visit.params, { ...why, ...body }, key))
    );
  },
};

const exitGroup: ChangeKind = {
  name: 'exitGroup',
  action: 'endGroup',
  grave: true,
  fields(asked) {
    const texts = kindTexts(asked.language);
    return (
      <>
        <Choose asked={asked} name="group" label={texts.group} options={standing(asked, ({ yours }) => yours)} />
        <Line asked={asked} name="on" label={texts.endOn} type="date" most={asked.choices.today} first={asked.choices.today} />
        <Choose asked={asked} name="because" label={texts.because} options={GROUP_ENDS.map((end) => [end, texts.groupEnds[end]])} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const because = GROUP_ENDS.find((end) => end === value('because')) ?? 'other';
    return (
      missing(asked, ['group', 'on'], kindTexts(language).required) ??
      ready((why, key) => visit.api.exitGroup(visit.params, { ...why, group: value('group'), on: value('on'), because }, key))
    );
  },
};

const exitProgramme: ChangeKind = {
  name: 'exitProgramme',
  action: 'endProgramme',
  grave: true,
  fields(asked) {
    const texts = kindTexts(asked.language);
    return (
      <>
        <p class="grave">{texts.graveProgramme}</p>
        <Line asked={asked} name="on" label={texts.endOn} type="date" most={asked.choices.today} first={asked.choices.today} />
        <Choose asked={asked} name="because" label={texts.because} options={PROGRAMME_ENDS.map((end) => [end, texts.programmeEnds[end]])} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const because = PROGRAMME_ENDS.find((end) => end === value('because')) ?? 'other';
    return (
      missing(asked, ['on'], kindTexts(language).required) ??
      ready((why, key) => visit.api.exitProgramme(visit.params, { ...why, on: value('on'), because }, key))
    );
  },
};

const excuse: ChangeKind = {
  name: 'excuse',
  action: 'pauseClient',
  async fields(asked) {
    const { visit, language, choices } = asked;
    const texts = kindTexts(language);
    const { clients } = await visit.api.listClients(visit.params, {});
    const options = clients.filter(({ leftOn }) => leftOn === null).map(({ id, name, groupName }) => [id, `${name ?? id} (${groupName[language]})`] as const);
    return (
      <>
        <Choose asked={asked} name="client" label={texts.client} options={options} blank={texts.choosePerson} />
        <Line asked={asked} name="from" label={texts.from} type="date" first={choices.today} />
        <Line asked={asked} name="until" label={texts.back} type="date" />
        <Choose asked={asked} name="because" label={texts.because} options={CLIENT_PAUSES.map((why) => [why, texts.clientBecause[why]])} />
      </>
    );
  },
  prepare(asked) {
    const { visit, value, language } = asked;
    const because = CLIENT_PAUSES.find((each) => each === value('because')) ?? 'away';
    const body = { client: value('client'), from: value('from'), ...given('until', value('until')), because };
    return (
      missing(asked, ['client', 'from'], kindTexts(language).required) ?? ready((why, key) => visit.api.excuseClient(visit.params, { ...why, ...body }, key))
    );
  },
};

/** Groups and programmes that end before their time, and clients who are away. */
export const groupKinds: readonly ChangeKind[] = [merge, exitGroup, exitProgramme, excuse];
