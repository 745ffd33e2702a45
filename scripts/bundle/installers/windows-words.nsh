; What the installer says, besides what NSIS says itself, in English and German.

!macro say NAME ENGLISH GERMAN
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_GERMAN} "${GERMAN}"
!macroend

!insertmacro say SCOPE "For whom?" "Für wen?"
!insertmacro say SCOPE_DETAIL \
  "Choose who can use RL Lab on this PC." \
  "Wählen Sie, wer RL Lab auf diesem PC verwenden kann."
!insertmacro say FOR_ME "Only for &me" "Nur für &mich"
!insertmacro say FOR_ME_DETAIL \
  "Needs no administrator's rights." \
  "Dafür sind keine Administratorrechte nötig."
!insertmacro say FOR_EVERYBODY "For &everybody on this PC" "Für &alle auf diesem PC"
!insertmacro say FOR_EVERYBODY_DETAIL \
  "Windows asks for an administrator. Everybody keeps their own runs." \
  "Windows fragt nach einem Administrator. Jede Person behält ihre eigenen Läufe."
!insertmacro say NO_RIGHTS \
  "To install RL Lab for everybody, start the installer as an administrator. To install it only for yourself, leave out /allusers." \
  "Um RL Lab für alle zu installieren, starten Sie das Installationsprogramm als Administrator. Um es nur für sich zu installieren, lassen Sie /allusers weg."
!insertmacro say RIGHTS_REFUSED \
  "Windows did not give administrator's rights. Choose 'Only for me', or ask your administrator." \
  "Windows hat keine Administratorrechte erteilt. Wählen Sie „Nur für mich“, oder fragen Sie Ihren Administrator."
!insertmacro say IS_OPEN \
  "RL Lab is open, or a training still runs. Close it, then choose Retry." \
  "RL Lab ist geöffnet, oder ein Training läuft noch. Schließen Sie es und wählen Sie dann „Wiederholen“."
!insertmacro say OLDER_STAYS \
  "The installed version of RL Lab could not be removed. Nothing has been installed. Close all programs that have files of it open, and try again." \
  "Die installierte Version von RL Lab ließ sich nicht entfernen. Es wurde nichts installiert. Schließen Sie alle Programme, die Dateien davon geöffnet haben, und versuchen Sie es erneut."
!insertmacro say TOO_OLD \
  "RL Lab needs Windows 10 or 11." \
  "RL Lab benötigt Windows 10 oder 11."
!insertmacro say RUNS_STAY \
  "RL Lab is removed from this PC. Your runs and settings stay where they are." \
  "RL Lab wird von diesem PC entfernt. Ihre Läufe und Einstellungen bleiben erhalten."
