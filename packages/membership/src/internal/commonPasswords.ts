/**
 * What is tried first where Koreans type: the heads of published lists of
 * leaked passwords, walks over the keyboard, and Korean words as an English
 * keyboard writes them. Shorter ones are here for what is put around them.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passw0rd password1 password12 password123 password1234 p@ssw0rd p@ssword1 qwerty qwerty123 qwerty1234
   qwertyuiop qwer1234 qwer12345 qwer123456 qwerasdf qwerasdfzxcv asdf1234 asdf12345 asdfasdf asdfqwer zxcv1234
   zxcvasdf 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1xsw2
   123456 1234567 12345678 123456789 1234567890 12345678910 0123456789 0987654321 9876543210 987654321 123123123
   123123123123 1231231231 11111111 1111111111 00000000 0000000000 112233445566 1122334455 123412341234 12341234
   abcd1234 abcd12345 abcd123456 abc12345 abc123456 abc123456789 abcdefgh abcdefghij a123456789 a1234567890 a12345678
   aa12345678 aa123456789 1234abcd 1234qwer 12345qwert qwert12345 qwerty12345 asdfghjkl asdfghjkl1 zxcvbnm1234
   iloveyou iloveyou1 iloveyou12 iloveyou123 welcome welcome1 welcome123 welcome1234 letmein letmein123 monkey dragon
   sunshine princess football baseball superman batman master administrator changeme changeme123 secret default
   admin1234 admin12345 root1234 test1234 test12345 testtest guest1234 user1234 manager1 samsung samsung1 samsung123
   korea korea123 korea1234 seoul1234 hello1234 hello12345 love1234 happy1234 company1 company123 company1234
   tjdnfeogkrry tjdnf1234 dkssud dkssud12 dkssud123 dkssud1234 dkssudgktpdy tkfkdgo tkfkdgo12 tkfkdgo123 tkfkdgo1234
   tkfkdgody tkfkddl qlalfqjsgh qlalfqjsgh1 qlalfqjsgh12 qlalfqjsgh123 qlqjs1234 gksrnr gksrnr1234 eogksalsrnr
   wkdrns1234 rlawjddms ghltk ghltk1234 tprma tprma1234 tprmarPtks tprmarptks tprmarptkstj wjswktprma wjswkrPtks
   비밀번호 비밀번호1234 사랑해 사랑해요 안녕하세요 대한민국 세금계산서 전자세금계산서 einv1234 taxinvoice taxinvoice1
   bill36524 wehago wehago123 wehago1234 hometax hometax1 hometax123 hometax1234 nts12345 michael jennifer charlie
   trustno1 whatever starwars computer internet freedom mustang shadow ashley killer hunter2 pokemon naver1234 kakao1234`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
);
